package palette

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// declared finds the custom properties of a style sheet's rule.
var declared = regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{6});`)

// The style sheet has the colours of the schemes, and no other colour of its own.
func TestStyleSheetHasTheColours(t *testing.T) {
	css, err := os.ReadFile("../../templates/assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	rules := regexp.MustCompile(`:root \{([^}]*)\}`).FindAllSubmatch(css, -1)
	if len(rules) < 2 {
		t.Fatalf("%d rules for :root, want the light and the dark one", len(rules))
	}
	for i, scheme := range []Scheme{Light(), Dark()} {
		sheet := map[string]string{}
		for _, found := range declared.FindAllSubmatch(rules[i][1], -1) {
			sheet[string(found[1])] = string(found[2])
		}
		if len(sheet) < 14 {
			t.Errorf("scheme %d: the style sheet has only %d colours", i, len(sheet))
		}
		known := map[string]string{}
		for n := range reflect.TypeFor[Scheme]().NumField() {
			field := reflect.TypeFor[Scheme]().Field(n)
			known[field.Tag.Get("css")] = reflect.ValueOf(scheme).Field(n).Interface().(Color).String()
		}
		for name, color := range sheet {
			if known[name] != color {
				t.Errorf("scheme %d: the style sheet has --%s: %s; the palette has %q", i, name, color, known[name])
			}
		}
		for name := range known {
			if _, ok := sheet[name]; !ok && i == 0 {
				t.Errorf("the style sheet lacks --%s", name)
			}
		}
	}
	// A colour that stands in the sheet by its digits is one of the schemes'.
	var all []string
	for _, scheme := range []Scheme{Light(), Dark()} {
		for n := range reflect.TypeFor[Scheme]().NumField() {
			all = append(all, reflect.ValueOf(scheme).Field(n).Interface().(Color).String())
		}
	}
	for _, found := range regexp.MustCompile(`#[0-9a-f]{6}\b`).FindAll(css, -1) {
		if !contains(all, string(found)) {
			t.Errorf("the style sheet has the colour %s, which the palette has not", found)
		}
	}
}

// So has the template of files of Word.
func TestWordTemplateHasTheColours(t *testing.T) {
	styles, err := os.ReadFile("../word/template/word/styles.xml")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for n := range reflect.TypeFor[Scheme]().NumField() {
		all = append(all, reflect.ValueOf(Light()).Field(n).Interface().(Color).String())
	}
	found := regexp.MustCompile(`"([0-9A-F]{6})"`).FindAllSubmatch(styles, -1)
	if len(found) == 0 {
		t.Error("the template has no colours")
	}
	for _, color := range found {
		if !contains(all, "#"+strings.ToLower(string(color[1]))) {
			t.Errorf("the template has the colour %s, which the palette has not", color[1])
		}
	}
}

func contains(all []string, one string) bool {
	for _, a := range all {
		if a == one {
			return true
		}
	}
	return false
}

// Text can be read on every ground of its scheme, and marks and edges can be told from it.
func TestSchemesCanBeRead(t *testing.T) {
	for name, s := range map[string]Scheme{"light": Light(), "dark": Dark()} {
		for what, c := range map[string]Color{"ink": s.Ink, "faint": s.Faint, "link": s.Link, "visited": s.Visited, "brand": s.Brand, "warn": s.Warn} {
			if got := Least(c, s.Paper, s.Panel); got < Text {
				t.Errorf("%s: %s has a contrast of %.2f to its grounds, want %v", name, what, got, Text)
			}
		}
		for what, c := range map[string]Color{"mark": s.Mark, "mark 2": s.Mark2, "compare": s.Compare, "edge": s.Edge} {
			if got := Contrast(c, s.Paper); got < 3 {
				t.Errorf("%s: %s has a contrast of %.2f to the paper, want 3", name, what, got)
			}
		}
		if got := Contrast(s.OnBrand, s.Brand); got < Text {
			t.Errorf("%s: text on the brand colour has a contrast of %.2f", name, got)
		}
	}
}
