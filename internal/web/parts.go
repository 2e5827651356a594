package web

import (
	"html"
	"html/template"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/document"
	"casemaker/internal/language"
)

// A section is a link to one, with those inside it.
type section struct {
	Title string
	URL   string
	Link  template.HTMLAttr // URL as an attribute: a long document lists hundreds, and templates take long over each address
	Below []section
	name  string // the title without its number
}

// linked is the section as it is led to from a page; here is whether the page begins with it.
func (s section) linked(url string, here bool) section {
	attribute := `href="` + html.EscapeString(url) + `"`
	if here {
		attribute += ` aria-current="page"`
	}
	s.URL, s.Link = url, template.HTMLAttr(attribute)
	return s
}

// whole is the part as one text.
func (p Part) whole() template.HTML { return p.Opening + p.Lead + p.Body }

// contents lists the sections of a page, those of level 3 below those of level 2.
func contents(blocks []document.Block) []section {
	var all []section
	for _, b := range blocks {
		h, ok := b.(*document.Heading)
		if !ok || h.Level != 2 && h.Level != 3 {
			continue
		}
		name := document.Plain(h.Text)
		to := section{Title: strings.TrimPrefix(h.Number+" "+name, " "), name: name}.linked("#"+h.ID, false)
		switch {
		case h.Level == 2:
			all = append(all, to)
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
			v.Sections = []section{section{Title: p.Page.Title}.linked(to+"#main", v.Here)}
		}
		for i, s := range part.Contents {
			if !v.Here {
				s.Below = nil
			}
			v.Sections = append(v.Sections, s.linked(to+s.URL, v.Here && i == 0))
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
