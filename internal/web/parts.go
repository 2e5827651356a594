package web

import (
	"html/template"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/document"
	"casemaker/internal/language"
)

// A section is a link to one, with those inside it.
type section struct {
	link
	Below []link
	name  string // its title without its number
}

// whole is the part as one text.
func (p Part) whole() template.HTML { return p.Opening + p.Body }

// contents lists the sections of a page, those of level 3 below those of level 2.
func contents(blocks []document.Block) []section {
	var all []section
	for _, b := range blocks {
		h, ok := b.(*document.Heading)
		if !ok || h.Level != 2 && h.Level != 3 {
			continue
		}
		name := document.Plain(h.Text)
		to := link{Title: strings.TrimPrefix(h.Number+" "+name, " "), URL: "#" + h.ID}
		switch {
		case h.Level == 2:
			all = append(all, section{link: to, name: name})
		case len(all) > 0:
			last := &all[len(all)-1]
			last.Below = append(last.Below, to)
		}
	}
	return all
}

// title names a part by its sections, the first and the last of them.
func (p Part) title(l *language.Language) string {
	switch n := len(p.Contents); n {
	case 0:
		return ""
	case 1:
		return p.Contents[0].name
	default:
		first, last := p.Contents[0].name, p.Contents[n-1].name
		if kind, _, ok := strings.Cut(first, ": "); ok {
			last = strings.TrimPrefix(last, kind+": ") // "Annex: method to terms"
		}
		return l.Say("document.page_range", "first", first, "last", last)
	}
}

// A partView is a part in the list of all.
type partView struct {
	Number   int
	Here     bool
	Sections []section
}

// among lists the parts of the document with their sections, and leads to those before and after this one. Sections of
// level 3 are listed for the page itself.
func (d *documentView) among(parts []Part, p DocumentPage) {
	at, here := 0, p.Address(p.Part)
	for i, part := range parts {
		to := ""
		if part.Name != p.Part {
			to = address.Way(here, p.Address(part.Name))
		}
		v := partView{Number: i + 1, Here: part.Name == p.Part}
		if len(part.Contents) == 0 {
			v.Sections = []section{{link: link{Title: p.Page.Title, URL: to + "#main"}}}
		}
		for _, s := range part.Contents {
			s.URL = to + s.URL
			if !v.Here {
				s.Below = nil
			}
			v.Sections = append(v.Sections, s)
		}
		if v.Here {
			at = i
		}
		d.Parts = append(d.Parts, v)
	}
	neighbour := func(part Part) *link {
		title := part.title(p.Case.Language)
		if title == "" {
			title = p.Page.Title
		}
		return &link{Title: title, URL: address.Way(here, p.Address(part.Name))}
	}
	d.Number = at + 1
	if at > 0 {
		d.Before = neighbour(parts[at-1])
	}
	if at+1 < len(parts) {
		d.After = neighbour(parts[at+1])
	}
}
