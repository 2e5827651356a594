package web

import (
	"strconv"
	"strings"

	"casemaker/internal/compose"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/project"
)

// A Part is a page of a document as HTML; most documents have one.
type Part struct {
	Name     string // its folder below the document's; empty for the first
	Body     []byte
	Contents []section
}

// A section is a link to one, with those inside it.
type section struct {
	link
	Below []link
	name  string // its title without its number
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
		return l.Say("%s to %s", first, last)
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
func (d *documentView) among(parts []Part, p DocumentPage, links Links) {
	at := 0
	for i, part := range parts {
		to := links.toPart(part.Name)
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
		return &link{Title: title, URL: links.toPart(part.Name)}
	}
	d.Number = at + 1
	if at > 0 {
		d.Before = neighbour(parts[at-1])
	}
	if at+1 < len(parts) {
		d.After = neighbour(parts[at+1])
	}
}

// partsOf says for every anchor of a document's text in which part it stands.
func partsOf(parts []document.Part) map[string]string {
	of := map[string]string{}
	for _, p := range parts {
		document.Walk(p.Blocks, func(b document.Block) {
			switch b := b.(type) {
			case *document.Heading:
				of[b.ID] = p.Name
			case *document.Notes:
				for _, note := range b.Items {
					of[noteAnchor(note.ID)] = p.Name
				}
			}
		}, func(in document.Inline) {
			if call, ok := in.(*document.NoteCall); ok {
				of[callAnchor(call.ID, call.Use)] = p.Name
			}
		})
	}
	return of
}

func noteAnchor(id string) string          { return "note-" + id }
func callAnchor(id string, use int) string { return "call-" + id + "-" + strconv.Itoa(use) }

// AddressOf is where a document of an area stands below the site's root: the part of it that holds an anchor.
func AddressOf(l *compose.Library, area *project.Area, document, anchor string) string {
	return "areas/" + area.Slug + "/" + folder(document) + below(partHolding(l, document, anchor))
}

// partHolding is the name of the part of a document that an anchor of it stands in.
func partHolding(l *compose.Library, document, anchor string) string {
	if l == nil || anchor == "" {
		return ""
	}
	d, ok := l.DocumentNamed(document)
	if !ok {
		return ""
	}
	return partsOf(d.Document.Parts())[anchor]
}

// within are the links of a part of the document: it stands a folder deeper than the first.
func (l Links) within(part string) Links {
	if part != "" {
		l.Root, l.Area, l.part = "../"+l.Root, "../"+l.Area, part
	}
	return l
}

// toPart leads to a part of the same document; it is empty where that is the page itself.
func (l Links) toPart(name string) string {
	if name == l.part {
		return ""
	}
	way := below(name) + "index.html"
	if l.part != "" {
		way = "../" + way
	}
	return way
}

// below is the folder of a part below its document's.
func below(part string) string {
	if part == "" {
		return ""
	}
	return part + "/"
}

// resolve turns an address of the document into one for the page, whichever part of the document it leads to.
func (d *drawer) resolve(url string) string {
	if len(url) > 1 && url[0] == '#' {
		return d.links.toPart(d.parts[url[1:]]) + url
	}
	return d.links.Resolve(url)
}

// notes ends a page with what its figures and citations lead to, as far as that does not stand on the page already: its
// share of the notes on figures and of the list of references. Other formats have what the document itself calls for.
func (p *Prepared) notes(d *drawer, page prepared, f *compose.Filling) {
	var figures, references []document.Block
	if !page.noted {
		figures = f.NotesOn(func(number *figure.Figure) bool { return d.noting[number] })
	}
	if len(figures) == 0 && (page.listed || len(d.citing) == 0) {
		return
	}
	title := d.say("Figures and sources on this page")
	if page.listed {
		title = d.say("Figures on this page")
	}
	d.raw(pageOnly, `<section class="section-notes">`, "\n", `<h2 id="notes-here">`, title, "</h2>\n")
	d.blocks(figures)
	if !page.listed {
		references = f.ReferencesTo(func(source string) bool { return d.citing[source] })
	}
	if len(references) > 0 {
		d.raw("<h3>", d.say("Sources"), "</h3>\n")
		d.blocks(references)
	}
	d.raw("</section>", pageOnlyEnd, "\n")
}
