package house_test

import (
	"go/ast"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// csuite opens no network connection. The strongest form, "no networking package
// among the dependencies", cannot hold: viper stands on afero, which has a file
// system made of net/http, and pflag and mapstructure know IP addresses by their
// types in net. What can be shown is that none of it is in use:
//
//  1. beside the standard library, only those three import a networking package,
//     so no code of this repository can name a connection (TestNoNetworkImports),
//     and of package syscall it names errors and signals only (TestNoSystemCalls);
//  2. of net/http and crypto/tls, the linker kept nothing but the initialisers of
//     package variables, and of net nothing that starts a connection but the
//     Dialer which such a variable (http.DefaultTransport) holds. The Transport's
//     methods, which alone would call it, were not kept (TestNoNetworkLinked).
//
// A linker keeps every function that can be called. What it threw away cannot run.

// importers may import networking packages, for the reason given.
var importers = map[string]string{
	"github.com/spf13/pflag":              "net, for flags that hold IP addresses",
	"github.com/go-viper/mapstructure/v2": "net, to decode IP addresses",
	"github.com/spf13/afero":              "net/http, for a file system that nothing here makes",
}

// networking matches packages that can reach a network. net/netip, net/url and
// golang.org/x/net/html only take text apart.
var (
	networking = regexp.MustCompile(`^(net|net/(http|rpc|smtp|textproto|mail)(/.*)?|crypto/tls|log/syslog|golang\.org/x/net(/.*)?|.*\bgrpc\b.*)$`)
	onlyText   = regexp.MustCompile(`^golang\.org/x/net/html(/[a-z]+)?$`)
)

func reaches(path string) bool { return networking.MatchString(path) && !onlyText.MatchString(path) }

func TestNoNetworkImports(t *testing.T) {
	used := map[string]bool{}
	for _, p := range list(t, "-deps", "./cmd/csuite") {
		if p.Standard || onlyText.MatchString(p.ImportPath) || !slices.ContainsFunc(p.Imports, reaches) {
			continue
		}
		used[p.ImportPath] = true
		if importers[p.ImportPath] == "" {
			t.Errorf("%s is part of the program and imports a networking package", p.ImportPath)
		}
	}
	for path := range importers {
		if !used[path] {
			t.Errorf("%s no longer imports a networking package: take it off the list", path)
		}
	}
}

// Package syscall has sockets too.
func TestNoSystemCalls(t *testing.T) {
	constant := regexp.MustCompile(`^(E|SIG)[A-Z0-9]+$`)
	for _, src := range sources(t) {
		if src.test() {
			continue
		}
		ast.Inspect(src.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				pkg, ok := sel.X.(*ast.Ident)
				if ok && pkg.Name == "syscall" && !constant.MatchString(sel.Sel.Name) {
					t.Errorf("%s:%d: syscall.%s is neither an error nor a signal", src.path, src.line(sel.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
	}
}

// connects matches functions that open, accept or use a connection, or look up a
// name; harmless are those of them that initialise variables.
var (
	connects = regexp.MustCompile(`^(net/(http|rpc|smtp)|crypto/tls|log/syslog|golang\.org/x/net)[./]` +
		`|^net\.(Dial|Listen|Lookup|FileConn|\(\*Dialer\)|\(\*ListenConfig\)|\(\*Resolver\)\.Lookup)` +
		`|^golang\.org/x/sys/(unix|windows)\.(Socket|Connect|Bind|Listen|Accept|Send|Recv|WSA)`)
	harmless = regexp.MustCompile(`^net/http(/[a-z0-9/]+)?\.(init|map\.init|ProxyFromEnvironment|envProxyFunc)([.-].*)?$` +
		`|^crypto/tls(/[a-z0-9/]+)?\.(init|map\.init)([.-].*)?$` +
		`|^golang\.org/x/net/html(/[a-z]+)?\.` + // decodes text
		`|^net\.\(\*Dialer\)\.(DialContext|DialContext-fm|deadline|dialCtx.*|fallbackDelay|dualStack)$` +
		`|^net\.\(\*Resolver\)\.LookupPort$`) // by Dialer.DialContext
)

func TestNoNetworkLinked(t *testing.T) {
	program := filepath.Join(t.TempDir(), "csuite.exe")
	command(t, "build", "-o", program, "./cmd/csuite")
	functions := 0
	for line := range strings.Lines(command(t, "tool", "nm", program)) {
		fields := strings.Fields(line)
		if len(fields) < 3 || strings.ToUpper(fields[1]) != "T" {
			continue
		}
		functions++
		if name := strings.Join(fields[2:], " "); connects.MatchString(name) && !harmless.MatchString(name) {
			t.Errorf("the program contains %s", name)
		}
	}
	if functions < 1000 {
		t.Fatalf("only %d functions found; is the program stripped?", functions)
	}
}
