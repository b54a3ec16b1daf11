package report

import (
	"reflect"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// clean makes a string from a file safe to show: escape sequences go, line breaks
// and tabs become spaces, and other control characters, direction overrides and
// invisible format characters go too. The two joiners stay: Persian, Hindi and
// family emoji are spelt with them.
func clean(s string) string {
	s = ansi.Strip(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200c' || r == '\u200d':
			return r
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func unchanged(s string) string { return s }

// rewrite returns a deep copy of an answer with f applied to every string. Nil
// lists become empty ones, which is what the contract promises.
func rewrite[T any](answer T, f func(string) string) T {
	return rewritten(reflect.ValueOf(answer), f).Interface().(T)
}

func rewritten(v reflect.Value, f func(string) string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		out.SetString(f(v.String()))
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(rewritten(v.Index(i), f))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(rewritten(v.Field(i), f))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(rewritten(v.Elem(), f))
		}
	case reflect.Interface:
		if !v.IsNil() {
			out.Set(rewritten(v.Elem(), f))
		}
	default:
		out.Set(v)
	}
	return out
}
