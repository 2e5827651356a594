package site

import (
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/pdf"
	"casemaker/internal/pdf/check"
	"casemaker/internal/place"
	"casemaker/internal/web"
)

// specification returns the examples of the CommonMark specification, which the Markdown module carries.
func specification(t *testing.T) []string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct{ Markdown string }
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 600 {
		t.Fatalf("%d examples, want about 650", len(examples))
	}
	var all []string
	for _, e := range examples {
		all = append(all, e.Markdown)
	}
	return all
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

// Every example of the CommonMark specification goes through both renderers and comes out with the same text.
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
	for i, text := range specification(t) {
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
		want := letters(strings.Join(plainWords(html.UnescapeString(tags.ReplaceAllString(altText(page), " "))), " "))
		got := letters(strings.Join(plainWords(file.Text()), " "))
		if !strings.HasSuffix(got, want) {
			t.Errorf("example %d, %q: the page says %q, the PDF %q", i+1, text, want, got)
		}
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
