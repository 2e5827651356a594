package lint

import (
	"maps"
	"slices"
	"strings"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// document checks what does not depend on the area.
func (k *Checker) document(d *content.Document) {
	for _, v := range d.Text.Values {
		at := v.At.Position()
		if !k.declared.Known(v.ID) {
			k.unknown[v] = true
			k.problems.Errorf(at, place.Meant(v.ID, k.declared.IDs()), "unknown value %q", v.ID)
		}
		if v.Style != figure.Exact && !slices.Contains(figure.Styles, v.Style) {
			k.problems.Errorf(at, place.Meant(string(v.Style), styleNames()), "unknown style %q", v.Style)
		}
	}
	for _, b := range d.Text.Blocked {
		k.directive(d, b)
	}
	anchors := d.Text.Anchors()
	document.Walk(d.Text.All(), nil, func(in document.Inline) {
		switch in := in.(type) {
		case *document.Link:
			k.link(d, in, anchors)
		case *document.Citation:
			if _, ok := k.library.Project.Sources.Get(in.Source); !ok {
				k.problems.Errorf(in.At.Position(), place.Meant(in.Source, k.library.Project.Sources.IDs), "unknown source %q", in.Source)
			}
		case *document.Term:
			if _, ok := k.library.Project.Glossary.Get(in.ID); !ok {
				k.problems.Errorf(in.At.Position(), place.Meant(in.ID, k.library.Project.Glossary.IDs)+" (terms stand in data/glossary.toml)", "unknown term %q", in.ID)
			}
		case *document.Image:
			if strings.TrimSpace(in.Alt) == "" {
				k.problems.Errorf(in.At.Position(), "say in words what the picture shows: ![…]("+in.URL+")", "the picture %s has no text", in.URL)
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
	content.When:    {"nation", "kind", "format", "has", "lacks", "is", "not"},
	content.Include: {"page"},
	"note":          {"title"},
	"warning":       {"title"},
	"fold":          {"title"},
	"lang":          {"code"},
}

func (k *Checker) directive(d *content.Document, b *document.Directive) {
	at := b.At.Position()
	allowed, structural := attributesOf[b.Name]
	names := append(exhibit.Names(), slices.Sorted(maps.Keys(attributesOf))...)
	if !slices.Contains(names, b.Name) {
		if b.Name != "" {
			k.problems.Errorf(at, place.Meant(b.Name, names), "unknown block %q", b.Name)
		}
		return
	}
	for _, a := range b.Attributes {
		at := a.At.Position()
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
	if b.Name == content.When && len(b.Attributes) == 0 {
		k.problems.Errorf(at, `write whom the passage is for, such as ::: when nation="wales"`, "the block \"when\" has no condition")
	}
	if !structural && len(b.Blocks) > 0 {
		k.problems.Errorf(at, "move the text out of it", "the block %q is filled from data, and has text in it", b.Name)
	}
}

// conditionNames say what the words of an attribute name.
var conditionNames = map[string]string{
	"nation": "nation", "kind": "kind of area", "format": "format", "is": "trait", "not": "trait", "page": "toolkit page",
}

// condition checks the words of one attribute. A page includes pages in its own language.
func (k *Checker) condition(d *content.Document, at place.Position, block string, a document.Attribute) {
	var known []string
	switch {
	case a.Name == "nation":
		known = k.library.Project.Nations.IDs
	case a.Name == "kind":
		known = project.Kinds
	case a.Name == "format":
		known = []string{"page", "print"}
	case a.Name == "has" || a.Name == "lacks":
		for _, word := range strings.Fields(a.Value) {
			if !k.declared.Known(word) {
				k.problems.Errorf(at, place.Meant(word, k.declared.IDs()), "unknown value %q", word)
			}
		}
		return
	case a.Name == "is" || a.Name == "not":
		known = model.Traits
	case block == content.Include && a.Name == "page":
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
func (k *Checker) link(d *content.Document, l *document.Link, anchors []string) {
	at := l.At.Position()
	report := func(what, name string, docs []*content.Document) {
		name, anchor, _ := strings.Cut(name, "#")
		if target, ok := content.Find(docs, name); ok {
			if ids := target.Text.Anchors(); anchor != "" && !slices.Contains(ids, anchor) {
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
		if slug := l.URL[len("area:"):]; k.library.Project.AreaBySlug[slug] == nil {
			k.problems.Errorf(at, place.Meant(slug, slices.Sorted(maps.Keys(k.library.Project.AreaBySlug))), "unknown area %q", slug)
		}
	case strings.HasPrefix(l.URL, "#"):
		if !slices.Contains(anchors, l.URL[1:]) {
			k.problems.Errorf(at, place.Meant(l.URL[1:], slices.Sorted(slices.Values(anchors))), "no heading here has the id %q", l.URL[1:])
		}
	case !strings.Contains(l.URL, ":"):
		k.problems.Errorf(at, "write toolkit:PAGE, document:NAME, area:NAME, #heading or a full web address", "the link %q leads nowhere", l.URL)
	}
}

// pages checks that the pages of a document begin at sections of it that every area reads.
func (k *Checker) pages(d *content.Document) {
	at, known := place.Position{File: d.Page.File, Line: d.Page.PagesAt.Line, Column: d.Page.PagesAt.Column}, d.Text.Breaks()
	for _, id := range d.Page.Pages {
		switch {
		case slices.Contains(known, id):
		case slices.Index(d.Text.Sections(), id) == 0:
			k.problems.Errorf(at, "remove it: the first page begins there", "the page %q would begin where the document does", id)
		default:
			k.problems.Errorf(at, place.Meant(id, known), "no page can begin at %q, which is no heading ## that every area reads", id)
		}
	}
}
