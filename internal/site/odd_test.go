package site

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/place"
)

// oddPages are documents that have gone wrong once, each with what a reader must find or must not find in its page.
var oddPages = map[string]struct {
	text       string
	has, hasNo []string
}{
	"ids": {"Words.[^1]\n\n## Note 1\n\nx\n\n## Take away\n\nx\n\n## Ref 1\n\nSee [@pif-2024].\n\n## Call 1 1\n\nx\n\n## Figure births\n\n{{ births }} here.\n\n## Notes here\n\nx\n\n## Table figures\n\nx\n\n" +
		"## Main\n\nx\n\n## Chart births\n\nx\n\n## What if\n\nx\n\n## X\n\nx\n\n## X\n\nx\n\n## X 2\n\nx\n\n## Sources\n\nx\n\n[^1]: N.\n", []string{`id="section-note-1"`, `id="section-main"`}, nil},
	"links-in-links": {"In a link [{{ births }} babies](https://example.org/), [a note[^v]](https://example.org/n), [cited [@pif-2024]](https://example.org/c), **[b {{ births | about }}](https://example.org/b)**.\n\n" +
		"## {{ births }} babies\n\n[^v]: [{{ births }}](https://example.org/v) in a note.\n", []string{`<a href="https://example.org/n">a note</a><sup>`}, nil},
	"early-list": {"Words before any heading.\n\n::: references\n:::\n\n## Evidence\n\nThen a chart [@pif-2024].\n\n::: evidence-summary\n:::\n", []string{`<ol class="references">`}, nil},
	"addresses":  {"[x](https://example.org/a_\\(b\\)?a=1&amp;b=2 \"A &quot;t&quot;\") <https://example.org/?c=1&d=2>", []string{`href="https://example.org/a_(b)?a=1&amp;b=2" title="A &#34;t&#34;"`, `href="https://example.org/?c=1&amp;d=2"`}, nil},
	"tilde":      {"From 5~10 to 20~30 families.", []string{"5~10 to 20~30"}, []string{"<s>"}},
	"wrapped":    {"Hard-wrapped: {{ area.name\n}} and {{\narea.name }} here.", []string{"Hard-wrapped: Exampleshire and Exampleshire here."}, []string{"{{"}},
	"one":        {"Words without a heading.", []string{"Words without a heading."}, nil},
	"letters":    {"Decomposed: w\u0302 y\u0302 o\u0302.", []string{"ŵ ŷ ô"}, nil},
	"carriage":   {"One\r\ntwo.\r\n\r\n## Three  \r\n\r\nfour\r\n", []string{"<h2"}, []string{"\r"}},
}

// oddSite builds the odd pages for the worked example.
func oddSite(t *testing.T) string {
	t.Helper()
	mine := fstest.MapFS{}
	for name, page := range oddPages {
		text := "+++\ntitle = \"Trial\"\n+++\n" + page.text
		if name == "carriage" {
			text = "\xef\xbb\xbf+++ \r\ntitle = \"Trial\"\r\n+++\t\r\n" + page.text
		}
		mine["content/documents/odd-"+name+".md"] = &fstest.MapFile{Data: []byte(text)}
	}
	var problems place.List
	s := Open(layer.FS{mine, few{casemaker.Defaults(), []string{"exampleshire", "leeds"}}}, &problems)
	if s == nil {
		t.Fatal(problems.All())
	}
	out := t.TempDir()
	if _, err := s.Build(context.Background(), Options{Out: out}); err != nil {
		t.Fatal(err, problems.All())
	}
	return out
}

// On every page of a site with odd texts, an id stands once, a link leads somewhere, and none stands in another.
func TestOddPages(t *testing.T) {
	t.Parallel()
	out := oddSite(t)
	for name, page := range oddPages {
		data, err := os.ReadFile(filepath.Join(out, "areas", "exampleshire", "odd-"+name, "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range page.has {
			if !strings.Contains(string(data), want) {
				t.Errorf("%s does not have %s", name, want)
			}
		}
		main := string(data[strings.Index(string(data), "<main"):])
		for _, not := range page.hasNo {
			if strings.Contains(main, not) {
				t.Errorf("%s has %q", name, not)
			}
		}
	}
	pages := 0
	err := filepath.WalkDir(out, func(name string, entry os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		pages++
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		soundPage(t, strings.TrimPrefix(name, out+"/"), string(data))
		return nil
	})
	if err != nil || pages < 40 {
		t.Errorf("%d pages: %v", pages, err)
	}
}

var misses = regexp.MustCompile(`\{\{|\[@|\[\^|\]\(|\+\+\+|:::`)

// soundPage checks the ids, links and words of a page.
func soundPage(t *testing.T, name, text string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int{}
	var anchors []string
	var walk func(n *html.Node, inLink, inCode bool)
	walk = func(n *html.Node, inLink, inCode bool) {
		if n.Type == html.TextNode && !inCode {
			if found := misses.FindString(n.Data); found != "" {
				t.Errorf("%s prints %q: %.80q", name, found, n.Data)
			}
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val]++
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				anchors = append(anchors, a.Val[1:])
			case a.Key == "href" && regexp.MustCompile(`(?i)^\s*(javascript|data|vbscript):`).MatchString(a.Val) && !strings.HasPrefix(a.Val, "data:image/"):
				t.Errorf("%s leads to %s", name, a.Val)
			}
		}
		filled := slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" && a.Val == "js-only" }) // by a script, and hidden till then
		if n.Type == html.ElementNode && (n.Data == "ol" || n.Data == "ul" || n.Data == "dl") && !filled && !slices.ContainsFunc(slices.Collect(n.ChildNodes()), func(c *html.Node) bool { return c.Type == html.ElementNode }) {
			t.Errorf("%s has an empty list", name)
		}
		link := n.Type == html.ElementNode && n.Data == "a"
		if link && inLink {
			t.Errorf("%s has a link in a link", name)
		}
		code := n.Type == html.ElementNode && slices.Contains([]string{"code", "pre", "script", "style"}, n.Data)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inLink || link, inCode || code)
		}
	}
	walk(root, false, false)
	if strings.Count(text, "<a ") != strings.Count(text, "</a>") || regexp.MustCompile(`<a [^>]*>[^<]*<a `).MatchString(text) {
		t.Errorf("%s has a link in a link", name)
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%s has the id %q %d times", name, id, n)
		}
	}
	for _, id := range anchors {
		if ids[id] == 0 && id != "" {
			t.Errorf("%s leads to #%s, which is not there", name, id)
		}
	}
}
