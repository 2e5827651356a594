package lint

import (
	"regexp"
	"slices"
	"strings"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
)

// bareSource is a source named in running text, as other programs cite. An e-mail address has letters before the sign.
var bareSource = regexp.MustCompile(`(?:^|[\s(])@([\w][\w.-]*[\w])`)

// misses warns of what was meant as markup, and needs the project to be known as such: a source that is cited without brackets,
// and a page that includes itself.
func (k *Checker) misses(d *content.Document) {
	document.Walk(d.Text.All(), nil, func(in document.Inline) {
		t, ok := in.(*document.Text)
		if !ok {
			return
		}
		for _, found := range bareSource.FindAllStringSubmatchIndex(t.Value, -1) {
			before, id := t.Value[:found[2]], t.Value[found[2]:found[3]]
			if strings.LastIndex(before, "[") > strings.LastIndex(before, "]") {
				continue // in brackets, which is told as a whole
			}
			if _, known := k.library.Project.Sources.Get(id); known {
				k.problems.Warnf(t.At.Of("@"+id).Position(), "write [@"+id+"]", "%q looks like a citation, and is printed as letters", "@"+id)
			}
		}
	})
	if d.Page.Kind == "toolkit" {
		k.loops(d)
	}
}

// loops warns of a page that includes itself, by way of others or not: it is left out where it would stand in itself.
func (k *Checker) loops(d *content.Document) {
	var leads func(from *content.Document, way []string) bool
	leads = func(from *content.Document, way []string) bool {
		for _, b := range from.Text.Blocked {
			page := b.Attribute("page")
			if b.Name != content.Include || slices.Contains(way, page) {
				continue
			}
			if page == d.Page.Slug {
				return true
			}
			if next, ok := k.library.ToolkitPage(page); ok && leads(next, append(way, page)) {
				return true
			}
		}
		return false
	}
	for _, b := range d.Text.Blocked {
		if b.Name != content.Include {
			continue
		}
		page := b.Attribute("page")
		if next, ok := k.library.ToolkitPage(page); page == d.Page.Slug || ok && leads(next, []string{page}) {
			k.problems.Warnf(b.At.Position(), "include one of the two in the other only", "the page %q includes itself by way of this", d.Page.Slug)
		}
	}
}

// twice refuses a block that a reader would get twice in one document: its table and its chart stand once, and links to them lead
// to the first.
func (k *Checker) twice(v *content.Variant) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.seen[v] {
		return
	}
	k.seen[v] = true
	first := map[string]bool{}
	document.Walk(v.Blocks, func(block document.Block) {
		b, ok := block.(*document.Directive)
		if !ok || !slices.Contains(exhibit.Names(), b.Name) {
			return
		}
		if first[b.Name] {
			k.problems.Errorf(b.At.Position(), "show it once, and lead to it from the other place", "the block %q stands twice in what an area reads", b.Name)
		}
		first[b.Name] = true
	}, nil)
}
