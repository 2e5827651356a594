package site

import (
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"casemaker/internal/layer"
	"casemaker/internal/pdf/check"
)

var (
	drawings = regexp.MustCompile(`(?s)<svg.*?(?:<desc[^>]*>(.*?)</desc>.*?)?</svg>`)
	tags     = regexp.MustCompile(`(?s)<[^>]*>`)
	inline   = regexp.MustCompile(`</?(?:a|em|strong|s|sup|code|abbr)\b[^>]*>`)
)

// What a page says and its PDF does not: links to files, where a reader tries figures of their own, and what a document of
// several pages repeats at the end of each of them, with the way to the next.
var pageOnly = regexp.MustCompile(`(?s)<p class="take">.*?</p>|<div class="what-if".*?</script>\n</div>|<section class="section-notes">.*?</section>|<svg class="picture narrow".*?</svg>|<nav class="neighbours".*?</nav>`)

// next is where a page of a document leads on to another.
var next = regexp.MustCompile(`<a rel="next" href="([^"]+)">`)

// wordsOfPages is what the pages of a document say one after the other, from the first of them.
func wordsOfPages(t *testing.T, first string) (words []string, pages int) {
	t.Helper()
	for name := first; ; {
		words = append(words, wordsOfPage(t, name)...)
		pages++
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		to := next.FindSubmatch(data)
		if to == nil || pages > 50 {
			return words, pages
		}
		name = filepath.Join(filepath.Dir(name), string(to[1]))
	}
}

// wordsOfPage is what a page's article says, word by word: what opens it, and then all that stands below its downloads.
func wordsOfPage(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(data), `<div class="opening">`)
	opening, rest, _ := strings.Cut(rest, "</div>")
	before, body, found := strings.Cut(rest, `<div class="text">`)
	if _, lead, leads := strings.Cut(before, `<div class="inner lead">`); leads {
		lead, _, _ = strings.Cut(lead, `<div class="columns">`)
		opening += lead
	}
	if !ok || !found {
		t.Fatalf("%s has no opening, or no text", name)
	}
	body, _, _ = strings.Cut(body, "</article>")
	body = opening + " " + pageOnly.ReplaceAllString(body, "")
	body = drawings.ReplaceAllString(body, " $1 ") // a picture says what its description says
	body = inline.ReplaceAllString(body, "")
	body = tags.ReplaceAllString(body, " ")
	return plainWords(html.UnescapeString(body))
}

// label is what a list's item begins with: drawn in a PDF, and made by the browser on a page.
var label = regexp.MustCompile(`^(?:•|\d+\.|[a-z]\.)$`)

// plainWords parts a text at spaces and leaves out the labels of lists.
func plainWords(text string) []string {
	var words []string
	for _, w := range strings.Fields(text) {
		if !label.MatchString(w) {
			words = append(words, w)
		}
	}
	return words
}

// inEveryFormat are the documents of a folder with what stands only on a page in the PDF too, and what stands only in the PDF
// nowhere.
func inEveryFormat(t *testing.T, folder string) fs.FS {
	files := fstest.MapFS{}
	for _, name := range []string{"summary", "brief", "decision-paper", "business-case"} {
		text, err := os.ReadFile(filepath.Join(folder, name+".md"))
		if err != nil {
			t.Fatal(err)
		}
		same := strings.NewReplacer(`::: when format="page"`, `::: when has="area.name"`, `::: when format="print"`, `::: when is="pooled" not="pooled"`, ` format="page"`, "").Replace(string(text))
		if strings.Contains(same, "format=") {
			t.Fatalf("%s.md: a condition on the format is left", name)
		}
		files["content/documents/"+name+".md"] = &fstest.MapFile{Data: []byte(same)}
	}
	return files
}

// A PDF says what its page says, though a table may stand behind text that follows it, where that fills a page; but for what a document puts in one of them alone.
func TestPDFSaysWhatThePageSays(t *testing.T) {
	out := builtFrom(t, layer.FS{inEveryFormat(t, "../../content/documents"), os.DirFS("../..")}, "exampleshire", "isles-of-scilly")
	for _, area := range []string{"exampleshire", "isles-of-scilly"} {
		folder := filepath.Join(out, "areas", area)
		for document, page := range map[string]string{"summary": "summary/index.html", "decision-paper": "decision-paper/index.html", "brief": "index.html", "business-case": "business-case/index.html"} {
			data, err := os.ReadFile(filepath.Join(folder, document+".pdf"))
			if err != nil {
				t.Fatal(err)
			}
			file, err := check.Open(data)
			if err != nil {
				t.Fatal(err)
			}
			// Spaces are left out: what stands apart on a page may be one paragraph's lines in a PDF.
			words, pages := wordsOfPages(t, filepath.Join(folder, page))
			if made, err := filepath.Glob(filepath.Join(folder, filepath.Dir(page), "*", "index.html")); page != "index.html" && (err != nil || pages != 1+len(made)) {
				t.Errorf("%s %s: %d pages lead to each other, and %d are published: %v", area, document, pages, 1+len(made), err)
			}
			want := strings.ReplaceAll(strings.Join(words, ""), ":", "")
			// The PDF's sources lead back to where they are cited; a page leaves that to the browser.
			// What stands for the mark of an assumption is heard in a PDF alone, and the steps of a flow are a list there.
			got := strings.Join(plainWords(strings.ReplaceAll(file.Text(), " (assumed)", "A")), "")
			got = particulars.ReplaceAllString(strings.NewReplacer("↑", "", ":", "").Replace(got), "")
			start := strings.Index(got, want[:60])
			if start < 0 {
				t.Errorf("%s %s: the PDF does not begin as the page: %q", area, document, want[:60])
				continue
			}
			got = got[start:]
			left := map[rune]int{}
			for _, r := range got {
				left[r]++
			}
			for _, r := range want {
				if left[r]--; left[r] == -1 {
					t.Errorf("%s %s: the page has more of the letter %q than the PDF", area, document, r)
				}
			}
		}
	}
}

// particulars say below a PDF's title which version it is.
var particulars = regexp.MustCompile(`Madefrompublicdata;.{0,90}?2026`)

func around(text string, i int) string {
	return text[max(0, min(i-40, len(text))):max(0, min(i+60, len(text)))]
}
