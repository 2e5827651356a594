package site

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/format"
	"casemaker/internal/project"
	"casemaker/internal/web"
)

// former lists the pages at addresses of areas that have ended or changed their names, and what tells hosts of them. Those of which
// nothing that the site publishes took the place are left out.
func (s *Site) former(theme *web.Theme) []format.File {
	var files []format.File
	var rules bytes.Buffer
	for _, a := range s.Project.Former {
		if s.led(a) {
			files = append(files, s.ended(theme, a)...)
			s.endedRules(&rules, a)
		}
	}
	for _, a := range s.Project.Areas {
		for id := range a.Formerly.All() {
			if id != a.Slug {
				files = append(files, s.moved(theme, a, id)...)
				fmt.Fprintf(&rules, "%s %s 301\n", s.path(address.Area(id)+"*"), s.path(address.Area(a.Slug)+":splat"))
			}
		}
	}
	if rules.Len() > 0 {
		files = append(files, ready(address.Redirects, rules.Bytes()))
	}
	return files
}

// led reports whether the page of an ended area would lead somewhere. A site of all areas has the others too.
func (s *Site) led(a *project.Area) bool {
	return len(s.Project.Areas) == len(s.Project.Everywhere) ||
		slices.ContainsFunc(s.Project.Successors(a), func(next *project.Area) bool { return s.Project.Publishes(next.Slug) })
}

// old lists the addresses that the documents of an area had, each once.
func (s *Site) old(slug, nation string, visit func(at string, d *content.Document, part string)) {
	seen := map[string]bool{}
	for _, d := range s.Library.For(nation) {
		for _, part := range d.PartNames() {
			if at := address.Document(slug, d.Page.Slug, part); !seen[at] {
				seen[at] = true
				visit(at, d, part)
			}
		}
	}
}

// ended lists the pages of an area that has ended.
func (s *Site) ended(theme *web.Theme, a *project.Area) []format.File {
	var files []format.File
	s.old(a.Slug, a.Nation, func(at string, d *content.Document, _ string) {
		files = append(files, page(at, func() ([]byte, error) { return theme.Former(s.Project, a, d, at) }))
	})
	return files
}

// moved lists the pages at an address that an area had, each of which leads on at once.
func (s *Site) moved(theme *web.Theme, a *project.Area, id string) []format.File {
	var files []format.File
	s.old(id, a.Nation, func(at string, d *content.Document, part string) {
		to := address.Document(a.Slug, d.Page.Slug, part)
		files = append(files, page(at, func() ([]byte, error) { return theme.Moved(s.Project, a, d, at, to) }))
	})
	return files
}

// endedRules leads from the files that an ended area had to its page: a file that stands for another place would mislead.
func (s *Site) endedRules(rules *bytes.Buffer, a *project.Area) {
	to := s.path(address.Area(a.Slug))
	names := map[string]bool{}
	for _, d := range s.Library.For(a.Nation) {
		for _, ending := range []string{".pdf", ".docx"} {
			names[d.Page.Slug+ending] = true
		}
	}
	for _, name := range []string{"figures.json", "figures.csv", "workbook.xlsx", "datapackage.json", "tables/*", "charts/*"} {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		fmt.Fprintf(rules, "%s %s 301\n", s.path(address.AreaFile(a.Slug, name)), to)
	}
}

// path is an address as hosts write it, from the root of the domain.
func (s *Site) path(at string) string { return address.BasePath(s.Project.Settings.BaseURL) + at }
