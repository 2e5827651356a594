package compose

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// Check reports everything in the library that cannot be filled for the areas: unknown values, blocks, sources and
// links, values that some of the areas lack, and styles that do not suit a figure.
func (l *Library) Check(cases []*model.Case, problems *place.List) {
	k := &checker{library: l, problems: problems, known: map[string]bool{}}
	for _, c := range cases {
		for _, id := range c.Values() {
			k.known[id] = true
		}
	}
	for _, id := range model.AllValues(l.project) {
		k.known[id] = true
	}
	speller := k.newSpeller()
	for _, d := range l.All() {
		k.document(d)
		k.introduced(d)
		// What is said of words and sentences holds for English only: Welsh, for one, changes the first letter of a name.
		if l.English(d) {
			k.sentences(d)
			k.spelling(d, speller)
		}
	}
	k.unusedSources()
	for _, d := range l.Documents {
		k.pages(d)
		k.values(d, cases)
		k.foreign(d, cases)
	}
	k.foreignData()
	k.asks(cases)
	for _, d := range l.Site {
		k.values(d, []*model.Case{l.SiteCase(cases)})
	}
	for _, d := range l.Toolkit {
		k.general(d)
	}
}

type checker struct {
	library  *Library
	problems *place.List
	known    map[string]bool
}

func (k *checker) knownIDs() []string { return slices.Sorted(maps.Keys(k.known)) }

// document checks what does not depend on the area.
func (k *checker) document(d *Doc) {
	for _, v := range d.Document.Values {
		at := d.Document.Position(v.Offset)
		if !k.known[v.ID] {
			k.problems.Errorf(at, place.Meant(v.ID, k.knownIDs()), "unknown value %q", v.ID)
		}
		if v.Style != figure.Exact && !slices.Contains(figure.Styles, v.Style) {
			k.problems.Errorf(at, place.Meant(string(v.Style), styleNames()), "unknown style %q", v.Style)
		}
	}
	for _, b := range d.Document.Blocked {
		k.directive(d, b)
	}
	anchors := map[string]bool{}
	for _, id := range d.Document.Anchors() {
		anchors[id] = true
	}
	document.Walk(d.Document.All(), nil, func(in document.Inline) {
		switch in := in.(type) {
		case *document.Link:
			k.link(d, in, anchors)
		case *document.Citation:
			if _, ok := k.library.project.Sources.Get(in.Source); !ok {
				k.problems.Errorf(d.Document.Position(in.Offset), place.Meant(in.Source, k.library.project.Sources.IDs), "unknown source %q", in.Source)
			}
		case *document.Term:
			if _, ok := k.library.project.Glossary.Get(in.ID); !ok {
				k.problems.Errorf(d.Document.Position(in.Offset), place.Meant(in.ID, k.library.project.Glossary.IDs)+" (terms stand in data/glossary.toml)", "unknown term %q", in.ID)
			}
		case *document.Image:
			if strings.TrimSpace(in.Alt) == "" {
				k.problems.Errorf(d.Document.Position(in.Offset), "say in words what the picture shows: ![…]("+in.URL+")", "the picture %s has no text", in.URL)
			}
		}
	})
}

func styleNames() []string {
	var names []string
	for _, s := range figure.Styles {
		names = append(names, string(s))
	}
	return names
}

// attributesOf are the attributes that a block may have; exhibits have none.
var attributesOf = map[string][]string{
	document.When:    {"nation", "kind", "format", "has", "lacks", "is", "not"},
	document.Include: {"page"},
	"note":           {"title"},
	"warning":        {"title"},
	"lang":           {"code"},
}

func (k *checker) directive(d *Doc, b *document.Directive) {
	at := d.Document.Position(b.Offset)
	allowed, structural := attributesOf[b.Name]
	names := append(exhibit.Names(), slices.Sorted(maps.Keys(attributesOf))...)
	if !slices.Contains(names, b.Name) {
		if b.Name != "" {
			k.problems.Errorf(at, place.Meant(b.Name, names), "unknown block %q", b.Name)
		}
		return
	}
	for _, a := range b.Attributes {
		at := d.Document.Position(a.Offset)
		if !slices.Contains(allowed, a.Name) {
			remedy := "remove it: this block has no attributes"
			if len(allowed) > 0 {
				remedy = place.Meant(a.Name, allowed)
			}
			k.problems.Errorf(at, remedy, "the block %q has no attribute %q", b.Name, a.Name)
			continue
		}
		if strings.TrimSpace(a.Value) == "" {
			k.problems.Errorf(at, "write a value between the quotes", "the attribute %q is empty", a.Name)
		}
		k.condition(d, at, b.Name, a)
	}
	if b.Name == document.When && len(b.Attributes) == 0 {
		k.problems.Errorf(at, `write whom the passage is for, such as ::: when nation="wales"`, "the block \"when\" has no condition")
	}
	if !structural && len(b.Blocks) > 0 {
		k.problems.Errorf(at, "move the text out of it", "the block %q is filled from data, and has text in it", b.Name)
	}
}

// conditionNames say what the words of an attribute name.
var conditionNames = map[string]string{
	"nation": "nation", "kind": "kind of area", "format": "format", "has": "value", "lacks": "value", "is": "trait", "not": "trait", "page": "toolkit page",
}

// condition checks the words of one attribute. A page includes pages in its own language.
func (k *checker) condition(d *Doc, at place.Position, block string, a document.Attribute) {
	var known []string
	switch {
	case a.Name == "nation":
		known = k.library.project.Nations.IDs
	case a.Name == "kind":
		known = project.Kinds
	case a.Name == "format":
		known = []string{"page", "print"}
	case a.Name == "has" || a.Name == "lacks":
		known = k.knownIDs()
	case a.Name == "is" || a.Name == "not":
		known = model.Traits
	case block == document.Include && a.Name == "page":
		for _, page := range k.library.Toolkit {
			if page.Page.Lang == d.Page.Lang {
				known = append(known, page.Page.Slug)
			}
		}
	default:
		return
	}
	for _, word := range strings.Fields(a.Value) {
		if !slices.Contains(known, word) {
			k.problems.Errorf(at, place.Meant(word, known), "unknown %s %q", conditionNames[a.Name], word)
		}
	}
}

// link checks links that lead to a place of this site.
func (k *checker) link(d *Doc, l *document.Link, anchors map[string]bool) {
	at := d.Document.Position(l.Offset)
	report := func(what, name string, docs []*Doc) {
		name, anchor, _ := strings.Cut(name, "#")
		if target, ok := find(docs, name); ok {
			if ids := target.Document.Anchors(); anchor != "" && !slices.Contains(ids, anchor) {
				k.problems.Errorf(at, place.Meant(anchor, ids), "no heading of %s has the id %q", name, anchor)
			}
			return
		}
		var slugs []string
		for _, doc := range docs {
			if doc.Page.Lang == "" || doc.Page.Lang == d.Page.Lang {
				slugs = append(slugs, doc.Page.Slug)
			}
		}
		k.problems.Errorf(at, place.Meant(name, slugs), "unknown %s %q", what, name)
	}
	switch {
	case strings.HasPrefix(l.URL, "toolkit:"):
		report("toolkit page", l.URL[len("toolkit:"):], k.library.Toolkit)
	case strings.HasPrefix(l.URL, "page:"):
		report("page", l.URL[len("page:"):], k.library.Site)
	case strings.HasPrefix(l.URL, "document:"):
		report("document", l.URL[len("document:"):], k.library.Documents)
		if d.Page.Kind == "toolkit" {
			k.problems.Errorf(at, "link to a toolkit page", "a toolkit page belongs to no area, so it cannot link to an area’s document")
		}
	case strings.HasPrefix(l.URL, "area:"):
		if slug := l.URL[len("area:"):]; k.library.project.AreaBySlug[slug] == nil {
			k.problems.Errorf(at, place.Meant(slug, slices.Sorted(maps.Keys(k.library.project.AreaBySlug))), "unknown area %q", slug)
		}
	case strings.HasPrefix(l.URL, "#"):
		if !anchors[l.URL[1:]] {
			k.problems.Errorf(at, place.Meant(l.URL[1:], slices.Sorted(maps.Keys(anchors))), "no heading here has the id %q", l.URL[1:])
		}
	case !strings.Contains(l.URL, ":"):
		k.problems.Errorf(at, "write toolkit:PAGE, document:NAME, area:NAME, #heading or a full web address", "the link %q leads nowhere", l.URL)
	}
}

// pages checks that the pages of a document begin at sections of it that every area reads.
func (k *checker) pages(d *Doc) {
	at, known := place.Position{File: d.Page.File, Line: d.Page.PagesAt.Line, Column: d.Page.PagesAt.Column}, d.Document.Breaks()
	for _, id := range d.Page.Pages {
		switch {
		case slices.Contains(known, id):
		case slices.Index(d.Document.Sections(), id) == 0:
			k.problems.Errorf(at, "remove it: the first page begins there", "the page %q would begin where the document does", id)
		default:
			k.problems.Errorf(at, place.Meant(id, known), "no page can begin at %q, which is no heading ## that every area reads", id)
		}
	}
}

// values checks that every value a document shows exists in every area that shows it, once for each
// value however many areas lack it.
func (k *checker) values(d *Doc, cases []*model.Case) {
	lacking := map[*document.Value][]string{}
	styled, seen := map[*document.Value]bool{}, map[*document.Value]*model.Case{}
	for _, c := range cases {
		if len(d.Page.Nations) > 0 && !slices.Contains(d.Page.Nations, c.Area.Nation) {
			continue
		}
		for _, v := range slices.Concat(k.library.Wording(d, c).Values, k.library.Printed(d, c).Values) {
			if !k.known[v.ID] || seen[v] == c {
				continue
			}
			seen[v] = c
			if !c.Has(v.ID) {
				lacking[v] = append(lacking[v], c.Area.Name)
				continue
			}
			if f, ok := c.Figure(v.ID); !styled[v] {
				styled[v] = true
				k.style(d, v, f, ok)
			}
			k.spoken(d, v, c)
		}
	}
	for v, areas := range lacking {
		k.problems.Errorf(k.positionOf(v, d), fmt.Sprintf(`put the passage between ::: when has="%s" and :::`, v.ID),
			"the value %q is missing in %s", v.ID, some(areas))
	}
}

// spoken warns of a name of a body that a page in another language shows in English.
func (k *checker) spoken(d *Doc, v *document.Value, c *model.Case) {
	l := k.library.project.Language(d.Page.Lang)
	if words, ok := c.Text(v.ID); ok && d.Page.Lang != "" && strings.HasPrefix(v.ID, "body.") && !l.Has(words) {
		k.problems.Warnf(k.positionOf(v, d), fmt.Sprintf("translate it below [words] of data/language/%s.toml: %q = \"…\"", l.ID, words),
			"the page is in %s, and %q stands there in English: %q", l.Name, v.ID, words)
	}
}

// positionOf finds which file a value stands in: the document or a page that it includes.
func (k *checker) positionOf(v *document.Value, d *Doc) place.Position {
	for _, page := range slices.Concat(k.library.parsed, []*Doc{d}, k.library.Toolkit) {
		if slices.Contains(page.Document.Values, v) {
			return page.Document.Position(v.Offset)
		}
	}
	return place.Position{File: d.Document.File}
}

func (k *checker) style(d *Doc, v *document.Value, f *figure.Figure, isFigure bool) {
	if v.Style == figure.Exact {
		return
	}
	at := k.positionOf(v, d)
	if !isFigure {
		k.problems.Errorf(at, "remove | "+string(v.Style), "the value %q is words and takes no style", v.ID)
	} else if ok, instead := v.Style.Suits(f.Unit); !ok {
		k.problems.Errorf(at, "write "+instead, "the style %q does not suit %q, which is in %s", v.Style, v.ID, f.Unit)
	}
}

// general checks a toolkit page that is published on its own, where there is no area.
func (k *checker) general(d *Doc) {
	c := model.General(k.library.project)
	for _, v := range k.library.Wording(d, c).Values {
		if k.known[v.ID] && !c.Has(v.ID) {
			k.problems.Errorf(d.Document.Position(v.Offset), `put the passage between ::: when has="`+v.ID+`" and :::`,
				"the value %q belongs to an area, and this page is published without one", v.ID)
		}
	}
}

// some names a few of many areas, with their count.
func some(areas []string) string {
	if len(areas) <= 3 {
		return model.Listed(areas)
	}
	return fmt.Sprintf("%d areas (%s, …)", len(areas), strings.Join(areas[:3], ", "))
}

// foreign checks that no area reads words of another nation's system.
func (k *checker) foreign(d *Doc, cases []*model.Case) {
	type read struct {
		wording *document.Wording
		nation  string
	}
	checked := map[read]bool{}
	for _, c := range cases {
		for _, w := range []*document.Wording{k.library.Wording(d, c), k.library.Printed(d, c)} {
			if checked[read{w, c.Nation.ID}] {
				continue
			}
			checked[read{w, c.Nation.ID}] = true
			document.Walk(w.Blocks, nil, func(in document.Inline) {
				if t, ok := in.(*document.Text); ok {
					for _, word := range c.Nation.Foreign {
						if holdsWord(t.Value, word) {
							k.problems.Errorf(k.find(d, t.Value), "use the nation’s own words, or put the passage between ::: when nation=\"…\" and :::", "%q stands on pages of %s", word, c.Nation.Name)
						}
					}
				}
			})
		}
	}
}

// find is the place of a text in a document or in a page that it includes.
func (k *checker) find(d *Doc, text string) place.Position {
	for _, page := range append([]*Doc{d}, k.library.Toolkit...) {
		if at := strings.Index(string(page.Page.Text), text); at >= 0 {
			return page.Document.Position(at)
		}
	}
	return place.Position{File: d.Document.File}
}

// foreignData checks the words of data files that each nation shows.
func (k *checker) foreignData() {
	p := k.library.project
	for id, n := range p.Nations.All() {
		report := func(file, where, text string) {
			for _, word := range n.Foreign {
				if holdsWord(text, word) {
					k.problems.Errorf(place.Position{File: file}, "use the nation’s own words", "%q stands in %s, which pages of %s show", word, where, n.Name)
				}
			}
		}
		for _, f := range p.Funding[id].All() {
			report("data/funding/"+id+".toml", f.ID, strings.Join(append([]string{f.Name, f.PaysFor, f.Decides, f.Cycle, f.Conditions, f.Precedent}, f.Questions...), " "))
		}
		for _, h := range p.Theory.Holders.All() {
			report("data/theory-of-change.toml", h.ID, h.ByName[id])
		}
		for _, o := range p.Theory.Outcomes.All() {
			report("data/theory-of-change.toml", o.ID, o.Text)
		}
		for _, r := range p.Risks.All() {
			report("data/risks.toml", r.ID, r.Risk+" "+r.Mitigation)
		}
	}
}

// holdsWord reports whether a text has a word or words, not inside another word.
func holdsWord(text, word string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		at += from
		end := at + len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from = end
	}
}
