package casemaker_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// makersOfAreas are the packages whose code runs while the files of one area are made.
var makersOfAreas = []string{"address", "chart", "content", "document", "exhibit", "figure", "format", "language", "model", "palette", "pdf", "preview", "project", "table", "text", "web", "workings"}

// waysToOthers are the fields and methods of a project by which code gets hold of areas besides the one that it is given.
var waysToOthers = []string{"Areas", "Everywhere", "AreaBySlug", "AreasWith", "Publishes", "Former", "FormerArea", "Predecessors", "AddsUp"}

// reachesOthers are the functions of those packages that use one. What each learns of other areas is in inputs.key of
// internal/site, or its result is not part of an area's files.
var reachesOthers = map[string]string{
	"model.Model.Case":            "members: their records",
	"model.Model.prepareProfile":  "all areas: how those of a region compare, which is in Model.Others",
	"model.Model.prepareBodies":   "the other councils of its health body, as others can see them, which is in Model.Others",
	"model.Model.prepareOthers":   "what others can see of each area, which is in Model.Others",
	"model.Model.Others":          "what the key has",
	"model.Case.before":           "areas whose place it took: their records",
	"model.seriesYears":           "the same",
	"model.yearOf":                "the same",
	"text.Words.formerly":         "the same",
	"web.otherNames":              "the same",
	"web.Theme.Former":            "a page of no area",
	"web.Theme.tookPlace":         "a page of no area",
	"web.Theme.later":             "a page of no area",
	"project.Area.AddsUp":         "a way to others itself",
	"project.Project.FormerArea":  "a way to others itself",
	"project.Project.Successors":  "a way to others itself",
	"model.valuesOf":              "values of a measure in an area, from shared files",
	"model.Case.setTraits":        "whether an area made of others has it: their records",
	"exhibit.equality":            "slugs in a shared file, not areas",
	"exhibit.legalPowers":         "slugs in a shared file, not areas",
	"exhibit.areasHere":           "members and areas made of it: their records, and whether they are published",
	"content.filling.inline":      "whether an area that is led to is published",
	"content.Library.readOwn":     "all own words, each for its area",
	"project.Project.OnMap":       "members: their codes and records",
	"project.Project.Publishes":   "a way to others itself",
	"project.Project.AreasWith":   "a way to others itself",
	"project.Project.CitedByData": "checks only",
	"project.Project.Coverage":    "a list for editors",
	"project.Project.councils":    "a list for editors",
	"web.Theme.listed":            "a page of no area",
	"web.Theme.wholeMap":          "a page of no area",
	"web.indexGroup.add":          "a page of no area",
	"web.indexGroup.order":        "a page of no area",
	"web.uses.areas":              "a page of no area",
	"web.Theme.Index":             "a page of no area",
	"web.Theme.oneArea":           "a page of no area",
	"web.years":                   "a page of no area",
}

// Pages of an area depend on what its key stands for and on nothing else. A new way to other areas has to be thought
// about: add what it reads to inputs.key of internal/site, and then its name here.
func TestWhatReadsOtherAreas(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range makersOfAreas {
		folder := path.Join("internal", name)
		err := fs.WalkDir(os.DirFS("."), folder, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
				return err
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				return err
			}
			for _, d := range parsed.Decls {
				ast.Inspect(d, func(n ast.Node) bool {
					if s, ok := n.(*ast.SelectorExpr); ok && (slices.Contains(waysToOthers, s.Sel.Name) || s.Sel.Name == "Own" && ofProject(s.X)) {
						seen[path.Base(path.Dir(file))+"."+declared(d)] = true
					}
					return true
				})
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(seen)) {
		if reachesOthers[name] == "" {
			t.Errorf("%s reaches for other areas: see that inputs.key of internal/site stands for what it reads, and name it here", name)
		}
	}
	for name := range reachesOthers {
		if !seen[name] {
			t.Errorf("%s is named here and reaches for no other areas", name)
		}
	}
}

// ofProject reports whether an expression is the field Project of something: many other things have a field Own.
func ofProject(x ast.Expr) bool {
	s, ok := x.(*ast.SelectorExpr)
	return ok && s.Sel.Name == "Project"
}

// declared is the name of a function, with that of its receiver's type.
func declared(d ast.Decl) string {
	f, ok := d.(*ast.FuncDecl)
	if !ok {
		return "a variable"
	}
	if f.Recv == nil {
		return f.Name.Name
	}
	of := f.Recv.List[0].Type
	if p, ok := of.(*ast.StarExpr); ok {
		of = p.X
	}
	return of.(*ast.Ident).Name + "." + f.Name.Name
}
