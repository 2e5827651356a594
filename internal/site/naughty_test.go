package site

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"

	"casemaker"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/layer"
	"casemaker/internal/model"
	"casemaker/internal/pdf/check"
	"casemaker/internal/place"
	"casemaker/internal/web"
)

// blns is the Big List of Naughty Strings, by Max Woolf, whose licence stands beside it.
//
//go:embed testdata/naughty/blns.json
var blns []byte

// naughty are strings that have broken programs: words of languages, numbers, spaces, marks, scripts, injections, formats, paths.
func naughty() []string {
	var all []string
	if err := json.Unmarshal(blns, &all); err != nil {
		panic(err)
	}
	all = append(all, "|", "a | b", " leading", "trailing ", "in  between", "tab\there", "new\nline", "\n\n", "a\u00a0b", "a\u2028b", "a\u2029b", "\u202eright to left", "zero\u200bwidth", "\ufeffmark", "soft\u00adhyphen", "\u2066isolate\u2069",
		strings.Repeat("long ", 400), strings.Repeat("W", 300), strings.Repeat("é", 200), strings.Repeat("(", 200), strings.Repeat("🏳️‍🌈", 40))
	return slices.DeleteFunc(all, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// quoted is a string as TOML writes it.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r == 0x7f || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

// naughtyArea is an area whose every text is one of the strings, in turn.
func naughtyArea(n int, words []string) string {
	at := 0
	next := func() string {
		at++
		return quoted(words[(n+at)%len(words)])
	}
	var b strings.Builder
	fmt.Fprintf(&b, "name = %s\nnation = \"england\"\nkind = \"icb\"\nregion = %s\ncontact = %s\nin_text = %s\nother_names = [%s, %s]\n", quoted(fmt.Sprintf("%d %s", n, words[n%len(words)])), next(), next(), next(), next(), next())
	fmt.Fprintf(&b, "[bodies]\nhealth = %s\ncouncil = %s\n", next(), next())
	fmt.Fprintf(&b, "[figure.births]\nvalue = 3300\nperiod = %s\nnote = %s\nsource = \"worked-example\"\n[figure.population]\nvalue = 280000\nperiod = \"2026\"\nsource = \"worked-example\"\n", next(), next())
	for i := range 3 {
		fmt.Fprintf(&b, "[quote.q%d]\ntext = %s\nby = %s\nconsent = %s\n", i, next(), next(), next())
		fmt.Fprintf(&b, "[risk.r%d]\nrisk = %s\ncategory = %s\nlikelihood = 2\nimpact = 2\nmitigation = %s\nowner = %s\nresidual_likelihood = 1\nresidual_impact = 1\n", i, next(), next(), next(), next())
		fmt.Fprintf(&b, "[milestone.m%d]\nname = %s\nowner = %s\nstart_month = %d\nfinish_month = %d\n", i, next(), next(), i, i+2)
	}
	return b.String()
}

// Strings that have broken other programs stand in every kind of data field: they come out as letters in every format, or are
// refused at their place.
func TestNaughtyStringsInData(t *testing.T) {
	t.Parallel()
	mine := fstest.MapFS{}
	all := slices.DeleteFunc(naughty(), func(s string) bool {
		return strings.Contains(s, "{{") || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xfffe }) // refused
	})
	areas, fields := 3, strings.Count(naughtyArea(0, []string{"@@"}), "@@")
	if *every {
		areas = len(all)/fields + 1
	}
	for n := range areas {
		mine[fmt.Sprintf("data/areas/naughty-%d.toml", n)] = &fstest.MapFile{Data: []byte(naughtyArea(n*fields, all))}
	}
	mine["data/project.toml"] = &fstest.MapFile{Data: []byte(fmt.Sprintf("title = %s\norganisation = %s\nlicence = %s\nbase_url = \"https://example.org/\"\n", quoted(`<b>"T"</b> & 'T'`), quoted("</script><script>alert(1)</script>"), quoted("]]> --> \u2028")))}
	var problems place.List
	s := Open(layer.FS{mine, few{casemaker.Defaults(), []string{"exampleshire"}}}, &problems)
	errs := func() []place.Problem {
		return slices.DeleteFunc(problems.All(), func(p place.Problem) bool { return p.Warning })
	}
	if s == nil {
		t.Fatal(errs())
	}
	out := t.TempDir()
	if _, err := s.Build(context.Background(), Options{Out: out}); err != nil {
		t.Fatal(err, errs())
	}
	scripts := map[string]int{}
	err := filepath.WalkDir(out, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		name = strings.TrimPrefix(name, out+"/")
		switch filepath.Ext(name) {
		case ".html":
			n := inert(t, name, string(data))
			kind := filepath.Base(filepath.Dir(name))
			if strings.HasPrefix(name, "areas/") && strings.Count(name, "/") > 2 {
				if before, ok := scripts[kind]; ok && before != n {
					t.Errorf("%s has %d scripts, and other pages of its kind %d", name, n, before)
				}
				scripts[kind] = n
			}
		case ".csv":
			soundCSV(t, name, data)
		case ".json":
			if !json.Valid(data) {
				t.Errorf("%s is no JSON", name)
			}
		case ".xml", ".svg":
			soundXML(t, name, data)
		case ".pdf":
			for _, p := range check.Check(data) {
				if p.Rule != "margins" { // a word of 300 letters has no room anywhere
					t.Errorf("%s: %v", name, p)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// inert checks that nothing in a page runs but its own scripts, and counts those.
func inert(t *testing.T, name, text string) (scripts int) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" {
			scripts++
		}
		search := n.Data == "form" && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "role" && a.Val == "search" }) &&
			!slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "action" }) // which a script of the page answers
		if slices.Contains([]string{"iframe", "object", "embed", "base", "form"}, n.Data) && !search {
			t.Errorf("%s has <%s>", name, n.Data)
		}
		for _, a := range n.Attr {
			to := strings.ToLower(strings.TrimSpace(a.Val))
			if strings.HasPrefix(a.Key, "on") || (a.Key == "href" || a.Key == "src") && (strings.HasPrefix(to, "javascript:") || strings.HasPrefix(to, "vbscript:") || strings.HasPrefix(to, "data:text")) {
				t.Errorf("%s has %s=%q", name, a.Key, a.Val)
			}
		}
	}
	return scripts
}

func soundCSV(t *testing.T, name string, data []byte) {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, record := range records {
		for _, cell := range record {
			if cell != "" && strings.ContainsRune("=+@", rune(strings.TrimSpace(cell + " x")[0])) {
				t.Errorf("%s has the formula %q", name, cell)
			}
		}
	}
}

func soundXML(t *testing.T, name string, data []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// The same strings stand in every place of a Markdown text: nothing panics, nothing runs, and what is wrong has a place.
func TestNaughtyStringsInText(t *testing.T) {
	t.Parallel()
	var problems place.List
	s := Open(few{casemaker.Defaults(), []string{"exampleshire"}}, &problems)
	if s == nil {
		t.Fatal(problems.All())
	}
	c := model.General(s.Project)
	for _, text := range naughty() {
		for _, form := range []string{"%s", "## %s", "- %s", "> %s", "| %[1]s | x |\n|---|---|\n| %[1]s | %[1]s |", "[%s](https://example.org/)", "[x](%s)", "[x](<%s>)", "[x](https://example.org/ \"%s\")", "![%s](images/a.png)",
			"::: note title=\"%s\"\n%[1]s\n:::", "x[^1]\n\n[^1]: %s", "`%s`", "    %s", "**%s**", "<%s>", "Term\n: %s", "[@%s]", "::: when nation=\"%s\"\nx\n:::", "## x {#%s}"} {
			source := fmt.Sprintf(strings.ReplaceAll(form, "%s", "%[1]s"), text)
			var said place.List
			d := document.Parse("x.md", []byte(source), &said)
			lines := 1 + strings.Count(source, "\n")
			for _, p := range said.All() {
				if p.File != "x.md" || p.Line < 1 || p.Line > lines {
					t.Errorf("%q: %s", source, p)
				}
			}
			if len(d.Values)+len(d.Blocked) > 0 {
				continue
			}
			filled := content.NewFiller(c).Fill(content.NewVariants(func(string) (*document.Document, bool) { return nil, false }).For(d, c, false))
			parts, err := web.Render(filled, web.Frame{Address: func(string) string { return "" }})
			if err != nil {
				t.Fatal(err)
			}
			if n := inert(t, fmt.Sprintf("%q", source), string(parts[0].Opening)+string(parts[0].Body)); n > 0 {
				t.Errorf("%q makes %d scripts", source, n)
			}
		}
	}
}
