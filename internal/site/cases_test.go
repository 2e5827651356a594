package site

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/pdf/check"
	"casemaker/internal/place"
)

// A hardCase is a project that has gone wrong for someone, or might, and what is right for it.
type hardCase struct {
	name  string
	files fstest.MapFS
	wants []want
	areas []string // built-in ones besides the worked example
}

// A want is one line of what is right:
//
//	stops              the project has an error; without this line it has none
//	told TEXT          a problem reads so, place and all
//	quiet              no problem is in a file of the project
//	has FILE TEXT      a file of the site has the text; of a PDF, what is drawn has, but for spaces
//	lacks FILE TEXT    it has not
type want struct{ verb, file, text string }

// hardCases reads an archive: what is right, in words; then each project, with the areas that it needs, and its wants below; then its files, below its name.
// A file's name may be followed by how it is written: cp1252, utf16, bom, crlf, nfd, or base64 for what is no text.
func hardCases(t *testing.T, name string) []*hardCase {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all []*hardCase
	lines := bufio.NewScanner(bytes.NewReader(archive.Comment))
	for lines.Scan() {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "project "):
			words := strings.Fields(line)
			all = append(all, &hardCase{name: words[1], files: fstest.MapFS{}, areas: words[2:]})
		case strings.HasPrefix(line, "\t"):
			w := want{}
			w.verb, w.text, _ = strings.Cut(strings.TrimSpace(line), " ")
			if w.verb == "has" || w.verb == "lacks" {
				w.file, w.text, _ = strings.Cut(w.text, " ")
			}
			c := all[len(all)-1]
			c.wants = append(c.wants, w)
		}
	}
	for _, f := range archive.Files {
		at, how, _ := strings.Cut(f.Name, " as ")
		of, file, _ := strings.Cut(at, "/")
		i := slices.IndexFunc(all, func(c *hardCase) bool { return c.name == of })
		if i < 0 {
			t.Fatalf("%s: %s belongs to no project", name, f.Name)
		}
		data, err := written(f.Data, how)
		if err != nil {
			t.Fatalf("%s: %s: %v", name, f.Name, err)
		}
		all[i].files[file] = &fstest.MapFile{Data: data}
	}
	return all
}

// written is a text as some program writes it.
func written(text []byte, how string) ([]byte, error) {
	switch how {
	case "":
		return text, nil
	case "cp1252":
		return charmap.Windows1252.NewEncoder().Bytes(text)
	case "utf16":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(text)
	case "bom":
		return append([]byte("\xef\xbb\xbf"), text...), nil
	case "crlf":
		return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), nil
	case "nfd":
		return norm.NFD.Bytes(text), nil
	case "base64":
		return base64.StdEncoding.DecodeString(string(bytes.ReplaceAll(text, []byte("\n"), nil)))
	}
	return nil, fmt.Errorf("nothing is written as %q", how)
}

// TestHardCases tries projects that have gone wrong, each with others of its kind.
func TestHardCases(t *testing.T) {
	names, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(names) < 28 {
		t.Fatalf("%d archives of cases: %v", len(names), err)
	}
	drafts := sync.Pool{New: func() any { return new(Draft) }}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			projects := hardCases(t, name)
			if len(projects) < 3 {
				t.Errorf("%d projects, want the one that went wrong and two of its kind", len(projects))
			}
			draft := drafts.Get().(*Draft)
			defer drafts.Put(draft)
			for _, c := range projects {
				t.Run(c.name, func(t *testing.T) { c.try(t, draft) })
			}
		})
	}
}

func (c *hardCase) try(t *testing.T, draft *Draft) {
	base := few{casemaker.Defaults(), append([]string{"exampleshire"}, c.areas...)}
	var problems place.List
	s := draft.Open(layer.FS{c.files, base}, &problems)
	stopped := s == nil
	if s != nil {
		stopped = s.Check(context.Background(), Options{Only: []string{pageFormat}}) != nil
	}
	var said []string
	for _, p := range problems.All() {
		if _, own := c.files[p.File]; own || !p.Warning {
			said = append(said, p.String())
		}
		if strings.Contains(p.Message, "fault in the program") {
			t.Errorf("a fault: %s", p)
		}
	}
	stops := slices.ContainsFunc(c.wants, func(w want) bool { return w.verb == "stops" })
	if stopped != stops {
		t.Errorf("stopped: %v, want %v; the problems are\n%s", stopped, stops, strings.Join(said, "\n"))
	}
	for _, w := range c.wants {
		switch w.verb {
		case "stops":
		case "quiet":
			if len(said) > 0 {
				t.Errorf("told:\n%s", strings.Join(said, "\n"))
			}
		case "told":
			if !slices.ContainsFunc(said, func(line string) bool { return strings.Contains(line, w.text) }) {
				t.Errorf("not told %q; the problems are\n%s", w.text, strings.Join(said, "\n"))
			}
		case "has", "lacks":
			if stopped {
				continue // said above
			}
			got, text := shownIn(t, s, w.file), w.text
			if path.Ext(w.file) == ".pdf" {
				got, text = squeezed(got), squeezed(text)
			}
			if strings.Contains(got, text) != (w.verb == "has") {
				t.Errorf("want: %s %s %q\n%s", w.verb, w.file, w.text, opening(got))
			}
		default:
			t.Errorf("nothing is known of %q", w.verb)
		}
	}
}

// shownIn is a file of the site; of a PDF, the words that are drawn.
func shownIn(t *testing.T, s *Site, name string) string {
	t.Helper()
	data, ok, err := s.File(context.Background(), name)
	if err != nil || !ok {
		t.Fatalf("%s: there: %v, %v", name, ok, err)
	}
	switch path.Ext(name) {
	case ".pdf":
		file, err := check.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, p := range file.Drawn() {
			words = append(words, p.Text)
		}
		return strings.Join(words, " ")
	case ".html":
		_, main, _ := strings.Cut(string(data), "<main")
		return main
	}
	return string(data)
}

// squeezed is a text without its spaces: PDFs draw the pieces of a line apart.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

// opening is the part of a text that a failed test shows: of a page, what stands before its notes.
func opening(text string) string {
	if at := strings.Index(text, "<h1"); at >= 0 {
		text = text[at:]
	}
	return text[:min(len(text), 3000)]
}
