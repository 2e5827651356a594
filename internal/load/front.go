package load

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"casemaker/internal/place"
	"casemaker/internal/project"
)

// page reads the front matter of a Markdown file: TOML between lines of +++. The text of the page keeps its
// lines: front matter is blanked out, so that positions in it are positions in the file.
func (l *loader) page(name, kind string, text []byte) project.Page {
	p := project.Page{File: name, Kind: kind, Slug: stem(name), Text: text}
	_, p.Lang, _ = strings.Cut(p.Slug, ".")
	front, body, ok := l.front(name, text)
	if !ok {
		l.problems.Errorf(place.Position{File: name, Line: 1, Column: 1}, "begin the file with +++, title = \"…\" and +++", "the page has no title")
		return p
	}
	p.Text = body
	s := l.decode(name, front)
	if s == nil {
		return p
	}
	p.Title = s.required("title", "Title of the page")
	p.Summary = s.text("summary")
	order, _ := s.number("order", 0, 1e6)
	p.Order = int(order)
	p.Nations = s.known("nations", l.nationIDs(), "nation")
	p.Documents, p.Sources = s.texts("documents"), s.sourceList("sources")
	p.Numbered, p.Cover = s.flag("numbered"), s.flag("cover")
	p.Reviewed, p.ReviewBy = s.date("reviewed"), s.date("review_by")
	if !p.ReviewBy.IsZero() && p.ReviewBy.Before(l.project.Settings.Date) {
		s.warnf("review_by", "read the page again, then move reviewed and review_by", "the page was to be reviewed by %s", p.ReviewBy.Format("2 January 2006"))
	}
	if kind == "toolkit" {
		p.Group = s.text("group")
	}
	if kind == "document" {
		p.Pages = s.folders("pages")
		most, _ := s.number("pages_at_most", 1, 1000)
		p.AtMost = int(most)
	}
	if len(p.Pages) > 0 {
		at := s.file.valueAt(s.to("pages"))
		p.PagesAt.Line, p.PagesAt.Column = at.Line, at.Column
	}
	s.done()
	return p
}

// folders takes a list of ids of sections that become folders of a document. Whether there are such sections shows when the
// document is parsed.
func (s *section) folders(key string) []string {
	ids := s.texts(key)
	var documents []string
	for _, name := range s.loader.list("content/documents", ".md") {
		documents = append(documents, stem(name))
	}
	for _, id := range ids {
		switch {
		case !slugForm.MatchString(id):
			s.errorf(key, "give the section an id of small letters, digits and hyphens", "the section %q cannot be an address", id)
		case s.loader.project.Languages.ByID[id] != nil:
			s.errorf(key, "give the section another id", "the page %q would stand where the document’s version in that language does", id)
		case contains(documents, id):
			s.errorf(key, "give the section another id", "the page %q has the name of a document", id)
		}
	}
	return ids
}

// front parts a text into front matter and body, each with the other's bytes blanked but for line ends. There is none in a
// text that does not begin with a line of +++; spaces behind the signs, and empty lines before them, do not matter. What was
// meant as front matter and cannot be read as such is reported, with where it stands.
func (l *loader) front(name string, text []byte) (front, body []byte, ok bool) {
	start := len(text) - len(bytes.TrimLeft(text, " \t\n"))
	start = 1 + bytes.LastIndexByte(text[:start], '\n')
	first, _, _ := bytes.Cut(text[start:], []byte{'\n'})
	at := place.InText(name, text, start)
	switch {
	case isFence(first, '+'):
	case isFence(first, '-') && yamlForm.Match(text[start:]):
		l.problems.Errorf(at, "write +++ for --- and title = \"…\" for title: …", "front matter stands between lines of +++, and is TOML")
		return nil, nil, false
	default:
		return nil, nil, false
	}
	for end := start + len(first) + 1; end < len(text); {
		line, _, _ := bytes.Cut(text[end:], []byte{'\n'})
		if isFence(line, '+') {
			opening, closing := start+len(first), end+len(line)
			return slices.Concat(blank(text[:opening]), text[opening:end]), slices.Concat(blank(text[:closing]), text[closing:]), true
		}
		end += len(line) + 1
	}
	l.problems.Errorf(at, "add a line +++ behind it", "the front matter is not closed")
	return nil, nil, false
}

// yamlForm is how front matter begins that is written for other programs.
var yamlForm = regexp.MustCompile(`^---[ \t]*\n\s*[A-Za-z_]+[ \t]*[:=]`)

// isFence reports whether a line consists of three or more of a sign.
func isFence(line []byte, sign byte) bool {
	line = bytes.TrimRight(line, " \t")
	return len(line) >= 3 && len(bytes.Trim(line, string(sign))) == 0
}

// blank replaces everything but line ends by spaces.
func blank(text []byte) []byte {
	out := make([]byte, len(text))
	for i, b := range text {
		if b == '\n' {
			out[i] = '\n'
		} else {
			out[i] = ' '
		}
	}
	return out
}
