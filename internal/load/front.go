package load

import (
	"bytes"
	"slices"
	"strings"

	"casemaker/internal/project"
)

var fence = []byte("+++")

// page reads the front matter of a Markdown file: TOML between lines of +++. The text of the page keeps its
// lines: front matter is blanked out, so that positions in it are positions in the file.
func (l *loader) page(name, kind string, text []byte) project.Page {
	p := project.Page{File: name, Kind: kind, Slug: stem(name), Text: text}
	_, p.Lang, _ = strings.Cut(p.Slug, ".")
	front, body, ok := splitFront(text)
	if !ok {
		s := &section{loader: l, file: &file{name: name, text: text}}
		l.problems.Errorf(s.here(), "begin the file with +++, title = \"…\" and +++", "the page has no title")
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
	if kind == "document" {
		p.Pages = s.folders("pages")
	}
	if len(p.Pages) > 0 {
		at := valueAt(name, front, s.to("pages"))
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

// splitFront parts a text into front matter and body, each with the other's bytes blanked but for line ends.
func splitFront(text []byte) (front, body []byte, ok bool) {
	if !bytes.HasPrefix(text, append(slices.Clone(fence), '\n')) && !bytes.HasPrefix(text, append(slices.Clone(fence), '\r', '\n')) {
		return nil, nil, false
	}
	start := len(fence)
	end := bytes.Index(text[start:], append([]byte{'\n'}, fence...))
	if end < 0 {
		return nil, nil, false
	}
	end += start
	after := end + 1 + len(fence)
	front = slices.Concat(blank(text[:start]), text[start:end+1])
	body = slices.Concat(blank(text[:after]), text[after:])
	return front, body, true
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
