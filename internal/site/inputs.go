package site

import (
	"encoding/json"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"casemaker/internal/load"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/stale"
	"casemaker/internal/web"
)

// words is added to an area's slug for the fingerprint of its own words, which only its own pages show. Its record is read
// by others' too.
const words = "/words"

// Hold reads a project's files, once, for one who looks whether they have changed before opening it.
func Hold(fsys fs.FS) *stale.Files { return hold(fsys) }

// hold reads a project's files once.
func hold(fsys fs.FS) *stale.Files {
	if held, ok := fsys.(*stale.Files); ok {
		return held
	}
	return stale.Hold(fsys, Folders, func(name string) string {
		slug, ok := load.AreaOf(name)
		switch {
		case !ok:
			return ""
		case name[:len("data/")] == "data/":
			return slug
		}
		return slug + words
	})
}

// inputs says what the files of each area are made from.
type inputs struct {
	site   *Site
	common string // the key of what all areas share; empty where nothing is to be kept
	linked []string
}

// areaLink is how text leads to an area's page.
var areaLink = regexp.MustCompile(`area:([a-z0-9-]+)`)

// inputs begins with what all areas share: the program, what is asked of it, and all files but those of areas.
func (s *Site) inputs(o Options) inputs {
	in := inputs{site: s}
	if o.Program == "" {
		return in
	}
	others := s.held.Others()
	in.common = stale.NewKey(o.Program).Add("only", sorted(o.Only)...).Add("base", s.Project.Settings.BaseURL).
		Add("shared", s.held.Shared()).Add("others", s.held.Named(others)).String()
	linked := map[string]bool{}
	for _, page := range s.Project.Pages {
		for _, found := range areaLink.FindAllSubmatch(page.Text, -1) {
			linked[string(found[1])] = true
		}
	}
	in.linked = slices.Sorted(maps.Keys(linked))
	return in
}

// key stands for everything that the files of an area are made from. Besides what all share, they are its record and its
// own words; the records of its members and of areas that are made of it; what the model lets it see of others; and which of
// those that it leads to are published.
func (in inputs) key(a *project.Area) string {
	if in.common == "" {
		return ""
	}
	p, held := in.site.Project, in.site.held
	k := stale.NewKey(in.common).Add(a.Slug, held.Area(a.Slug), held.Area(a.Slug+words), strconv.FormatBool(p.Publishes(a.Slug)))
	published := func(slug string) string { return strconv.FormatBool(p.Publishes(slug)) }
	for _, member := range a.Members {
		k.Add("member", member, held.Area(member), published(member))
		if m := p.AreaBySlug[member]; m != nil {
			addBefore(k, held, m)
		}
	}
	addBefore(k, held, a)
	others, err := in.site.model.Others(a)
	if err != nil {
		return "" // made anew, then, every time
	}
	k.Add("others", others)
	for _, whole := range p.AreasWith(a.Slug) {
		k.Add("part of", whole.Slug, held.Area(whole.Slug))
	}
	for _, slug := range in.linked {
		k.Add("leads to", slug, published(slug))
	}
	for _, own := range p.Own {
		if own.Area != a.Slug {
			continue
		}
		for _, found := range areaLink.FindAllSubmatch(own.Text, -1) {
			k.Add("leads to", string(found[1]), published(string(found[1])))
		}
	}
	return k.String()
}

// addBefore adds the records of the areas whose place an area took: what counts of it add up from.
func addBefore(k *stale.Key, held *stale.Files, a *project.Area) {
	for _, was := range a.Predecessors {
		k.Add("before", was.Slug, held.Area(was.Slug))
		addBefore(k, held, was)
	}
}

// A memory is what a build leaves to the next of an area that it has made: what pages that belong to no area say of it, and
// what was warned of.
type memory struct {
	Summary  web.Summary
	Warnings []place.Problem `json:",omitempty"`
}

func remembered(note []byte) (m memory, ok bool) {
	return m, json.Unmarshal(note, &m) == nil
}
