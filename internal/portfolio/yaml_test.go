package portfolio_test

import "testing"

func TestYAML(t *testing.T) {
	check(t, "p.yaml", []reading{
		{"one", "name: a\n", "1: \"name: a\\n\"\n"},
		{"two", "name: a\n---\nname: b\n", "1: \"name: a\\n\"\n2: \"---\\nname: b\\n\"\n"},
		{"a marker in front and behind", "---\nname: a\n---\n", "1: \"---\\nname: a\\n\"\n"},
		{"no line end at the end", "name: a\n---\nname: b", "1: \"name: a\\n\"\n2: \"---\\nname: b\"\n"},
		{"a marker is all", "---", ""},
		{"comments and empty lines", "# companies\n\n---\n# first\nname: a\n---\n# none\n\n---\nname: b\n", "3: \"---\\n# first\\nname: a\\n\"\n9: \"---\\nname: b\\n\"\n"},
		{"content behind the marker", "--- {name: a}\n---\t{name: b}\n--- # none\n", "1: \"--- {name: a}\\n\"\n2: \"---\\t{name: b}\\n\"\n"},
		{"four dashes are text", "name: a\n----\n---x\n", "1: \"name: a\\n----\\n---x\\n\"\n"},
		{"an indented marker is text", "a: |\n ---\n", "1: \"a: |\\n ---\\n\"\n"},
		{"end marker", "name: a\n...\n# c\nname: b\n...\n", "1: \"name: a\\n\"\n4: \"name: b\\n\"\n"},
		{"end and begin", "name: a\n...\n---\nname: b\n", "1: \"name: a\\n\"\n3: \"---\\nname: b\\n\"\n"},
		{"directive", "%YAML 1.2\n# c\n---\nname: a\n---\nb: c\n%x: y\n", "1: \"%YAML 1.2\\n# c\\n---\\nname: a\\n\"\n5: \"---\\nb: c\\n%x: y\\n\"\n"},
		{"CRLF", "---\r\nname: a\r\n---\r\nname: b\r\n", "1: \"---\\r\\nname: a\\r\\n\"\n3: \"---\\r\\nname: b\\r\\n\"\n"},
		{"a quote that is not closed", "name: \"a\n---\nname: b\n", "1: \"name: \\\"a\\n\"\n2: \"---\\nname: b\\n\"\n"},
		{"null", "--- null\n--- ~\n", "1: \"--- null\\n\"\n2: \"--- ~\\n\"\n"},
	})
}
