package word

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

var (
	// A piece of a part: a paragraph's beginning or end, or one text.
	piece = regexp.MustCompile(`(?s)<w:p[ >]|</w:p>|<w:t(?: [^>]*)?>([^<]*)</w:t>`)
	// A placeholder as an author types it into a template.
	placeholder = regexp.MustCompile(`\{\{\s*(block\s+)?([A-Za-z0-9_.-]+)\s*\}\}`)
)

// textOf is the text of a part or a passage of one.
func textOf(part string) string {
	var b strings.Builder
	for _, m := range piece.FindAllStringSubmatch(part, -1) {
		b.WriteString(m[1])
	}
	return unescaper.Replace(b.String())
}

var unescaper = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'", "&amp;", "&")

// A text is one text element of a paragraph, with its place in the part.
type text struct{ from, to int } // of what stands between its tags

// filled puts values and tables where a part has placeholders, however the word processor split them into runs.
func (t *Template) filled(w *writer, name, part string) (string, error) {
	var out strings.Builder
	var all error
	written := 0
	var texts []text
	start := 0
	flush := func(end int) {
		if len(texts) == 0 {
			return
		}
		made, err := t.paragraph(w, name, part, start, end, texts)
		if err != nil {
			all = errors.Join(all, err)
		} else if made != "" {
			out.WriteString(part[written:start])
			out.WriteString(made)
			written = end
		}
		texts = nil
	}
	for _, m := range piece.FindAllStringSubmatchIndex(part, -1) {
		switch found := part[m[0]:m[1]]; {
		case strings.HasPrefix(found, "</w:p>"):
			flush(m[1])
		case m[2] >= 0:
			texts = append(texts, text{m[2], m[3]})
		default:
			texts, start = nil, m[0]
		}
	}
	out.WriteString(part[written:])
	return out.String(), all
}

// paragraph is a paragraph with its placeholders filled; empty where it has none. A block takes the whole paragraph's place.
func (t *Template) paragraph(w *writer, name, part string, start, end int, texts []text) (string, error) {
	said := ""
	begins := make([]int, len(texts)) // of each text in what the paragraph says
	for i, x := range texts {
		begins[i] = len(said)
		said += unescaper.Replace(part[x.from:x.to])
	}
	first := placeholder.FindStringSubmatch(said)
	if first == nil {
		return "", nil
	}
	if first[1] != "" || first[2] == "document" {
		if strings.TrimSpace(said) != first[0] {
			return "", t.wrong(name, first[0], "a block stands in a paragraph of its own")
		}
		return t.block(w, name, first)
	}
	made, err := t.values(w, name, said, begins)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	at := start
	for i, x := range texts {
		out.WriteString(part[at:x.from])
		out.WriteString(escaped(made[i]))
		at = x.to
	}
	out.WriteString(part[at:end])
	return spacePreserved(out.String()), nil
}

// values are the texts of a paragraph with its placeholders filled. A value goes into the text in which its placeholder begins;
// where the rest of that stands in further texts, it is taken out there.
func (t *Template) values(w *writer, name, said string, begins []int) ([]string, error) {
	made := make([]string, len(begins))
	in := func(at int) int {
		i := len(begins) - 1
		for begins[i] > at {
			i--
		}
		return i
	}
	keep := func(from, to int) {
		for from < to {
			i, next := in(from), to
			if i+1 < len(begins) {
				next = min(to, begins[i+1])
			}
			made[i] += said[from:next]
			from = next
		}
	}
	var all error
	at := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(said, -1) {
		keep(at, m[0])
		value, ok := t.value(w, said[m[4]:m[5]])
		if !ok {
			all = errors.Join(all, t.wrong(name, said[m[0]:m[1]], "there is no such value; casemaker list figures names them"))
		}
		made[in(m[0])] += value
		at = m[1]
	}
	keep(at, len(said))
	return made, all
}

var plainText = regexp.MustCompile(`<w:t>`)

// spacePreserved keeps spaces at the ends of texts.
func spacePreserved(paragraph string) string {
	return plainText.ReplaceAllString(paragraph, `<w:t xml:space="preserve">`)
}

// value is what a placeholder of a value stands for.
func (t *Template) value(w *writer, id string) (string, bool) {
	switch d := w.doc; id {
	case "document.title":
		return d.Title, true
	case "document.subtitle":
		return d.Subtitle, true
	case "document.date":
		return d.DateText, true
	case "document.version":
		return d.Version, true
	case "document.status":
		return d.Status, true
	case "document.page_word":
		return d.Words.Page, true
	case "document.of_word":
		return d.Words.Of, true
	case "area.name":
		if d.Value == nil {
			return d.Area, true
		}
	}
	if w.doc.Value == nil {
		return "", false
	}
	return w.doc.Value(id)
}

// block is what a placeholder of a block stands for: the document itself, or one of its tables and charts.
func (t *Template) block(w *writer, name string, found []string) (string, error) {
	if name != documentPart {
		return "", t.wrong(name, found[0], "a block stands in the text, not in a header or footer")
	}
	if found[1] == "" {
		return w.out.String(), nil
	}
	if w.doc.Block == nil {
		return "", t.wrong(name, found[0], "there is no such block")
	}
	blocks, ok := w.doc.Block(found[2])
	if !ok {
		return "", t.wrong(name, found[0], "there is no such block; casemaker list blocks names them")
	}
	body := w.out
	defer func() { w.out = body }()
	w.out = &bytes.Buffer{}
	w.survey(blocks)
	w.blocks(blocks)
	w.finish()
	if w.out.Len() == 0 {
		return "<w:p/>", nil
	}
	return w.out.String(), nil
}

// A PlaceholderError is a placeholder of a template that nothing can stand for.
type PlaceholderError struct {
	Template, Part, Placeholder, Message string
}

// Error implements [error].
func (e *PlaceholderError) Error() string {
	return fmt.Sprintf("%s: %s: %s: %s", e.Template, e.Part, e.Placeholder, e.Message)
}

func (t *Template) wrong(part, placeholder, message string) error {
	return &PlaceholderError{t.Name, strings.TrimSuffix(strings.TrimPrefix(part, "word/"), ".xml"), placeholder, message}
}

// An Ask is a placeholder of a template.
type Ask struct {
	Part  string // in which part it stands: "document", "header1"
	ID    string
	Block bool
}

// Asks lists the placeholders of a template that a document fills from its area's values and blocks.
func (t *Template) Asks() []Ask {
	var all []Ask
	for _, name := range t.parts.names {
		if !strings.HasPrefix(name, "word/") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		for _, m := range placeholder.FindAllStringSubmatch(textOf(string(t.parts.text[name])), -1) {
			if block := m[1] != ""; block || !strings.HasPrefix(m[2], "document") && m[2] != "area.name" {
				all = append(all, Ask{strings.TrimSuffix(strings.TrimPrefix(name, "word/"), ".xml"), m[2], block})
			}
		}
	}
	return all
}
