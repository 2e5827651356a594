package site

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casemaker/internal/pdf/check"
)

// A docx is what a file of Word says, read from its XML by itself.
type docx struct {
	text      []string // the words of its body, in order
	described []string // what stands for its pictures
	headings  []int    // levels, in order
	bare      int      // pictures without a description
	empty     int      // paragraphs without anything in them, but for those that Word demands beside tables
	unheaded  int      // tables of more than one row whose first is not marked as a header
	contents  bool
}

// readDocx reads the main part of a file of Word.
func readDocx(t *testing.T, name string) docx {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	part, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	var d docx
	var words strings.Builder
	var open []string
	filled, marked, rows := false, false, 0
	in := func(name string) bool { return len(open) > 0 && open[len(open)-1] == name }
	for x := xml.NewDecoder(part); ; {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			open = append(open, e.Name.Local)
			value := func(local string) string {
				for _, a := range e.Attr {
					if a.Name.Local == local {
						return a.Value
					}
				}
				return ""
			}
			switch e.Name.Local {
			case "p":
				filled = false
			case "pStyle":
				if level, ok := strings.CutPrefix(value("val"), "Heading"); ok && len(level) == 1 {
					d.headings = append(d.headings, int(level[0]-'0'))
				}
			case "br", "tab", "tc":
				words.WriteByte(' ')
				filled = filled || e.Name.Local == "br" && value("type") == "page"
			case "drawing":
				filled = true
			case "docPr":
				if value("descr") == "" {
					d.bare++
				}
				d.described = append(d.described, value("descr"))
			case "tbl":
				rows, marked = 0, false
			case "tblHeader":
				marked = marked || rows == 0
			case "footnoteReference", "bookmarkStart", "sectPr":
				filled = true
			}
		case xml.EndElement:
			open = open[:len(open)-1]
			switch e.Name.Local {
			case "p":
				words.WriteByte('\n')
				if !filled {
					d.empty++
				}
			case "tr":
				rows++
			case "tbl":
				if rows > 1 && !marked {
					d.unheaded++
				}
			}
		case xml.CharData:
			if in("instrText") {
				d.contents = d.contents || strings.Contains(string(e), "TOC")
			} else if in("t") {
				filled = true
				words.Write(e)
			}
		}
	}
	d.text = plainWords(words.String())
	return d
}

// notInWord are what a PDF alone prints: ways back from its sources, and the pages of its contents, which a word processor finds.
var notInWord = regexp.MustCompile(`^(?:↑|[0-9]{1,2})$`)

// A file of Word says what the PDF of the same document says, in the same order but for tables of a long one, and can be read by those who do not see it: its
// headings go down one level at a time, the first row of each table with headings is marked so, each picture has a description,
// and no paragraph is empty for the sake of space.
func TestWordSaysWhatThePDFSays(t *testing.T) {
	t.Parallel()
	areas := []string{"exampleshire", "isles-of-scilly", "cardiff", "glasgow-city"}
	out := built(t, areas...)
	for _, area := range areas {
		for _, document := range []string{"summary", "decision-paper", "brief", "business-case"} {
			name := filepath.Join(out, "areas", area, document)
			data, err := os.ReadFile(name + ".pdf")
			if err != nil {
				t.Fatal(err)
			}
			file, err := check.Open(data)
			if err != nil {
				t.Fatal(err)
			}
			d := readDocx(t, name+".docx")
			// Spaces are left out, and colons, for labels have none in a PDF. What stands for the mark of an assumption is heard in a PDF alone.
			said := func(words []string) string {
				text := strings.Join(slices.DeleteFunc(words, notInWord.MatchString), "")
				return strings.ReplaceAll(text, ":", "")
			}
			got, want := said(d.text), said(plainWords(strings.ReplaceAll(file.Text(), " (assumed)", "A")))
			for _, picture := range d.described {
				want = strings.Replace(want, said(plainWords(picture)), "", 1)
			}
			// A sheet that is tight leaves to its foot which version it is.
			got, want = particulars.ReplaceAllString(got, ""), particulars.ReplaceAllString(want, "")
			if document != "summary" { // whose tables may stand behind text that follows them, where that fills a page
				got, want = inOrder(got), inOrder(want)
			}
			if i := differ(got, want); i >= 0 {
				t.Errorf("%s %s: the PDF says %q, Word %q", area, document, around(want, i), around(got, i))
			}
			last := 0
			for _, level := range d.headings {
				if level > last+1 {
					t.Errorf("%s %s: headings are of the levels %v", area, document, d.headings)
					break
				}
				last = level
			}
			if len(d.headings) == 0 || d.bare > 0 || d.empty > 0 || d.unheaded > 0 {
				t.Errorf("%s %s: %d headings, %d pictures without a description, %d empty paragraphs, %d tables whose first row is not marked", area, document, len(d.headings), d.bare, d.empty, d.unheaded)
			}
			if d.contents != (document == "business-case") {
				t.Errorf("%s %s: a field of contents stands in it: %t", area, document, d.contents)
			}
		}
	}
}

// inOrder is the letters of a text in order.
func inOrder(text string) string {
	runes := []rune(text)
	slices.Sort(runes)
	return string(runes)
}

// differ is where two texts begin to differ, or negative.
func differ(a, b string) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return -1
}
