package site

import (
	"encoding/json"
	"html"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	nethtml "golang.org/x/net/html"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/pdf"
	"casemaker/internal/pdf/check"
	"casemaker/internal/place"
	"casemaker/internal/web"
)

// specification returns the examples of the CommonMark specification, which the Markdown module carries.
func specification(t *testing.T) []example {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []example
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 600 {
		t.Fatalf("%d examples, want about 650", len(examples))
	}
	return examples
}

// An example is a text, and the page that it is.
type example struct{ Markdown, HTML string }

// A lead is a link or picture: where it leads, its title, and the words of a picture.
type lead struct{ kind, to, title, words string }

// leads lists the links and pictures of a page. Addresses are compared by what they mean, however they are escaped. Those
// without a scheme lead nowhere here, which checking says: of them the stroke at the root does not count, nor an index.
func leads(t *testing.T, page string) []lead {
	t.Helper()
	root, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all []lead
	for n := range root.Descendants() {
		if n.Type != nethtml.ElementNode || n.Data != "a" && n.Data != "img" {
			continue
		}
		l := lead{kind: n.Data}
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src":
				l.to = a.Val
				if plain, err := url.PathUnescape(a.Val); err == nil {
					l.to = plain
				}
				l.to = strings.TrimSuffix(strings.TrimPrefix(l.to, "/"), "index.html")
			case "title":
				l.title = strings.Join(strings.Fields(a.Val), " ")
			case "alt":
				l.words = a.Val
			}
		}
		all = append(all, l)
	}
	return all
}

// abroad lists the addresses of links that lead to the web.
func abroad(all []lead) []string {
	var to []string
	for _, l := range all {
		if l.kind == "a" && (strings.HasPrefix(strings.ToLower(l.to), "http") || strings.HasPrefix(strings.ToLower(l.to), "mailto:")) {
			to = append(to, l.to)
		}
	}
	return to
}

// letters is a text's letters and digits: what both formats must say, whatever they do with spaces, marks and lists.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// Every example of the CommonMark specification goes through both renderers and comes out with the same text, and with the
// addresses and titles that the specification gives.
func TestCommonMarkInBothFormats(t *testing.T) {
	var problems place.List
	s := Open(os.DirFS("../.."), &problems)
	if s == nil {
		t.Fatal("the repository's own project does not load")
	}
	if err := s.prepareFaces(); err != nil {
		t.Fatal(err)
	}
	c := model.General(s.Project)
	nothing := func(string) (*document.Document, bool) { return nil, false }
	compared := 0
	for i, e := range specification(t) {
		text := e.Markdown
		var ignored place.List
		d := document.Parse("example.md", []byte(text), &ignored)
		if len(d.Values)+len(d.Blocked) > 0 {
			continue // reads as one of this project's own additions
		}
		filled := content.NewFiller(c).Fill(content.NewVariants(nothing).For(d, c, false))
		parts, err := web.Render(filled, web.Frame{Address: func(string) string { return "" }})
		if err != nil {
			t.Fatal(err)
		}
		page := string(parts[0].Opening) + string(parts[0].Body)
		out, err := pdf.Render(pdf.Document{Title: "Example", Lang: "en-GB", Blocks: filled.Blocks}, s.faces, s.pdfTheme)
		if err != nil {
			t.Errorf("example %d, %q: %v", i+1, text, err)
			continue
		}
		file, err := check.Open(out.Data)
		if err != nil {
			t.Errorf("example %d, %q: %v", i+1, text, err)
			continue
		}
		// Examples of HTML, and of addresses that run something or lead to no page, are refused.
		if !ignored.Failed() {
			want, got := leads(t, e.HTML), leads(t, page)
			if !slices.Equal(want, got) {
				t.Errorf("example %d, %q: the page leads to %q, want %q", i+1, text, got, want)
			}
			compared += len(want)
			var led []string
			for _, to := range file.Addresses() {
				if plain, err := url.PathUnescape(to); err == nil {
					to = plain
				}
				led = append(led, to)
			}
			if want := abroad(want); !slices.Equal(slices.Compact(led), slices.Compact(want)) {
				t.Errorf("example %d, %q: the PDF leads to %q, want %q", i+1, text, led, want)
			}
		}
		want := letters(strings.Join(plainWords(html.UnescapeString(tags.ReplaceAllString(altText(page), " "))), " "))
		got := letters(strings.Join(plainWords(file.Text()), " "))
		if !strings.HasSuffix(got, want) {
			t.Errorf("example %d, %q: the page says %q, the PDF %q", i+1, text, want, got)
		}
	}
	if compared < 100 {
		t.Errorf("%d links and pictures were compared, want some hundred", compared)
	}
}

// altText puts a picture's text in its place, as a reader hears it.
func altText(page string) string {
	for {
		start := strings.Index(page, "<img ")
		if start < 0 {
			return page
		}
		end := start + strings.Index(page[start:], ">")
		_, alt, _ := strings.Cut(page[start:end], ` alt="`)
		alt, _, _ = strings.Cut(alt, `"`)
		page = page[:start] + alt + page[end+1:]
	}
}
