package check

import (
	"cmp"
	"slices"
	"strings"
)

// A Passage is the text of one element, in reading order.
type Passage struct {
	Role  string
	Page  int
	Text  string
	Lang  string // its own language, or that of what it stands in
	Heads int    // of a table's cell that begins here: how many cells it names as its headers
}

// Reading returns what the document says to someone who hears it: its elements with their text, in order. Where an
// element has a replacement text (Alt, ActualText), it stands for what is drawn; a caption in it is heard before.
func (f *File) Reading() []Passage {
	c := f.checked()
	pieces := map[mark]string{}
	for _, p := range c.drawn {
		if p.Element != 0 {
			pieces[mark{p.Page, p.Content}] += p.Text
		}
	}
	var all []Passage
	var walk func(ref Ref, lang string)
	walk = func(ref Ref, lang string) {
		d := c.elements[ref]
		lang = cmp.Or(text(d["Lang"]), lang)
		role, _ := d["S"].(Name)
		home, _ := d["Pg"].(Ref)
		page := c.pageOf[home]
		all = append(all, Passage{Role: string(role), Page: page, Lang: lang, Heads: len(c.list(d, "Headers"))})
		for _, key := range []Name{"ActualText", "Alt"} {
			if said := text(d[key]); said != "" {
				for _, kid := range c.kids(d["K"]) {
					if ref, ok := kid.(Ref); ok && c.elements[ref]["S"] == Name("Caption") {
						walk(ref, lang)
					}
				}
				all = append(all, Passage{Role: string(role), Page: page, Text: said, Lang: lang})
				return
			}
		}
		for _, kid := range c.kids(d["K"]) {
			switch kid := kid.(type) {
			case int:
				all = append(all, Passage{Role: string(role), Page: page, Text: pieces[mark{page, kid}], Lang: lang})
			case Dict:
				pg, _ := kid["Pg"].(Ref)
				if n, ok := kid["MCID"].(int); ok {
					all = append(all, Passage{Role: string(role), Page: c.pageOf[pg], Text: pieces[mark{c.pageOf[pg], n}], Lang: lang})
				}
			case Ref:
				walk(kid, lang)
			}
		}
	}
	if len(c.order) > 0 {
		walk(c.order[0], f.Lang())
	}
	return all
}

// Text returns the text in reading order, with a space between elements that stand on lines of their own.
func (f *File) Text() string {
	var b strings.Builder
	for _, p := range f.Reading() {
		switch p.Role {
		case "Span", "Link", "Code", "Reference":
		default:
			if p.Text == "" {
				b.WriteByte('\n')
			}
		}
		b.WriteString(p.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Drawn returns everything drawn, page by page.
func (f *File) Drawn() []Piece {
	all := f.checked().drawn
	slices.SortStableFunc(all, func(a, b Piece) int { return cmp.Compare(a.Page, b.Page) })
	return all
}

// Above returns the nearest element of a role at or above one, or 0.
func (f *File) Above(element Ref, role string) Ref {
	for range maxNesting {
		d := f.dict(element)
		if d == nil {
			return 0
		}
		if d["S"] == Name(role) {
			return element
		}
		element, _ = d["P"].(Ref)
	}
	return 0
}

// Sizes returns the width and height of every page.
func (f *File) Sizes() [][2]float64 {
	var all [][2]float64
	for _, page := range f.Pages() {
		var size [2]float64
		if box := f.list(f.dict(page)["MediaBox"]); len(box) == 4 {
			size = [2]float64{float(box[2]) - float(box[0]), float(box[3]) - float(box[1])}
		}
		all = append(all, size)
	}
	return all
}
