package load

import (
	"fmt"
	"slices"

	"casemaker/internal/place"
	"casemaker/internal/project"
)

// versions checks the pages whose name states a language, and gives them what their language and their original say. Those
// in a language that the project does not publish are left out: what is not a whole, checked translation should not stand
// beside what it translates.
func (l *loader) versions() {
	originals, left := map[[2]string]project.Page{}, map[string]bool{}
	for _, p := range l.project.Pages {
		if p.Lang == "" {
			originals[[2]string{p.Kind, p.Slug}] = p
		}
	}
	for i := range l.project.Pages {
		p := &l.project.Pages[i]
		at := place.Position{File: p.File, Line: 1, Column: 1}
		if p.Lang == "" {
			if p.Kind == "document" && l.project.Languages.ByID[p.Slug] != nil {
				l.problems.Errorf(at, "give the file another name", "the document %q would stand where the brief’s version in that language does", p.Slug)
			}
			continue
		}
		spoken := l.project.Languages.ByID[p.Lang]
		original, found := originals[[2]string{p.Kind, p.Original()}]
		switch {
		case spoken == nil:
			l.problems.Errorf(at, place.Meant(p.Lang, l.project.Languages.IDs)+" (languages stand in data/language)", "the file’s name states the unknown language %q", p.Lang)
		case p.Kind == "site":
			l.problems.Errorf(at, "put it into "+original.Slug+".md, between ::: lang code=\""+spoken.Lang()+"\" and :::", "a page about the site has no versions in other languages")
		case !found:
			l.problems.Errorf(at, "write "+p.Original()+".md first, or correct the name", "there is no %s.md of which this could be the version in %s", p.Original(), spoken.Name)
		default:
			if len(p.Nations) == 0 {
				p.Nations = spoken.Nations
			}
			if p.Order == 0 {
				p.Order = original.Order
			}
			if set := l.project.Settings; p.Lang != set.Language && !slices.Contains(set.Languages, p.Lang) {
				left[p.File] = true
				l.problems.Warnf(at, fmt.Sprintf("add languages = [%q] to data/project.toml once it is whole and checked", p.Lang), "this version is not published")
			}
		}
	}
	l.project.Pages = slices.DeleteFunc(l.project.Pages, func(p project.Page) bool { return left[p.File] })
}
