package load

import (
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// versions checks the pages whose name states a language, and gives them what their language and their original say.
func (l *loader) versions() {
	originals := map[[2]string]project.Page{}
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
		}
	}
}
