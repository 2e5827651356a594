package site

import (
	"context"
	"strings"
	"sync"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/format"
	"casemaker/internal/lint"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/web"
)

// A Glance is one file of a site, made for whoever looks at it while the project is written.
type Glance struct {
	Data     []byte // nil where there are problems
	Problems []place.Problem
	Behind   []Passage // of a page: where its sections are written, in the order of the page
	Area     string    // data file of the area that the page is about; empty for none
}

// A Passage is a section of a page, by its anchor, and where it is written. What stands before the first heading has no anchor.
type Passage struct {
	Anchor string
	At     place.Position
}

// Glance makes one file alone, and nothing else for its sake: a page leaves out how large the files are that it offers. What
// stops the file from being made is in its problems. ok is false where the site has no file of that name.
func (s *Site) Glance(ctx context.Context, name string) (g Glance, ok bool, err error) {
	rest, below := strings.CutPrefix(name, "areas/")
	if !below {
		return s.glanceShared(ctx, name)
	}
	slug, _, _ := strings.Cut(rest, "/")
	a, known := s.Project.AreaBySlug[slug]
	if !known {
		return s.glanceShared(ctx, name)
	}
	if !s.Project.Publishes(slug) {
		return Glance{}, false, nil
	}
	err = guarded(func() error {
		c := s.model.Case(a)
		var found place.List
		if !lint.New(s.Library, &found).Area(c, &found) {
			g.Problems, ok = s.lacking(c), true
			return nil
		}
		made := format.NewArea(s.Library, c, &found)
		g.Data, ok, err = made.Glance(s.formats(s.theme), name)
		for _, d := range made.Documents {
			for _, part := range made.Filled(d).Parts {
				if at := address.Document(slug, d.Page.Slug, part.Name); address.File(at) == name {
					g.Behind, g.Area = behind(d, part.Blocks, part.Name == ""), a.File
				}
			}
		}
		return err
	})
	if err != nil {
		if found := s.lacking(s.model.Case(a)); len(found) > 0 {
			return Glance{Problems: found}, true, nil
		}
	}
	return g, ok, err
}

// lacking is why the documents of an area cannot be filled, such as a block that there is not.
func (s *Site) lacking(c *model.Case) []place.Problem {
	var found place.List
	k := lint.New(s.Library, &found)
	k.Library()
	k.Area(c, &found)
	k.Site(s.siteCase())
	k.Finish()
	var errs []place.Problem
	for _, p := range found.All() {
		if !p.Warning {
			errs = append(errs, p)
		}
	}
	return errs
}

// glanceShared makes a file that belongs to no area.
func (s *Site) glanceShared(ctx context.Context, name string) (g Glance, ok bool, err error) {
	summaries := sync.OnceValues(func() ([]web.Summary, error) { return s.summarized(ctx) })
	for _, f := range s.shared(s.theme, summaries) {
		if f.Address != name {
			continue
		}
		err = guarded(func() error {
			made, err := f.Make()
			g.Data = made.Data
			return err
		})
		if err != nil {
			if found := s.lacking(s.siteCase()); len(found) > 0 {
				return Glance{Problems: found}, true, nil
			}
		}
		g.Behind = s.behindShared(name)
		return g, true, err
	}
	return Glance{}, false, nil
}

// A summed area is its summary, with a key of all that it is made from.
type summed struct {
	key     string
	summary web.Summary
}

// summarized is the summaries of all areas. Those that an earlier site of the same draft has made from the same data are kept.
func (s *Site) summarized(ctx context.Context) ([]web.Summary, error) {
	s.summing.Lock()
	defer s.summing.Unlock()
	common := s.held.Some(func(name string) bool {
		_, ofArea := load.AreaOf(name)
		return !ofArea && strings.HasPrefix(name, "data/")
	})
	in := inputs{site: s, common: common}
	made := make([]summed, len(s.Project.Areas))
	err := each(ctx, 0, len(made), func(i int) error {
		return guarded(func() error {
			a := s.Project.Areas[i]
			made[i].key = in.key(a)
			if was, ok := s.sums[a.Slug]; ok && was.key == made[i].key && was.key != "" {
				made[i] = was
				return nil
			}
			made[i].summary = web.Summarize(s.model.Case(a))
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	all := make([]web.Summary, len(made))
	s.sums = map[string]summed{}
	for i, m := range made {
		all[i], s.sums[s.Project.Areas[i].Slug] = m.summary, m
	}
	return all, nil
}

// summaries are those that have been made so far.
func (s *Site) summaries() map[string]summed {
	s.summing.Lock()
	defer s.summing.Unlock()
	return s.sums
}

// behindShared is where a page that belongs to no area is written.
func (s *Site) behindShared(name string) []Passage {
	nowhere := model.General(s.Project)
	for _, d := range s.Library.Toolkit {
		if address.File(address.ToolkitPage(d.Page.Slug)) == name {
			return behind(d, s.Library.Variant(d, nowhere).Blocks, true)
		}
	}
	for _, d := range s.Library.Site {
		if address.File(address.About(d.Page.Slug)) == name {
			return behind(d, s.Library.Variant(d, s.siteCase()).Blocks, true)
		}
	}
	return nil
}

// behind is where the sections of a page are written. Its first lines are those of its document, or of its first heading where
// the page is a later part of it.
func behind(d *content.Document, blocks []document.Block, first bool) []Passage {
	var all []Passage
	if first {
		all = append(all, Passage{At: place.Position{File: d.Page.File, Line: 1, Column: 1}})
	}
	document.Walk(blocks, func(b document.Block) {
		h, ok := b.(*document.Heading)
		if !ok {
			return
		}
		at := h.At.Position()
		if at.File == "" {
			return
		}
		if len(all) == 0 {
			all = append(all, Passage{At: at})
		}
		all = append(all, Passage{h.ID, at})
	}, nil)
	return all
}

// Whole finds what making single files does not: everything that would stop a build, and what it would only warn of, but for what
// shows only when the files of areas are written.
func (s *Site) Whole(ctx context.Context) ([]place.Problem, error) {
	var found place.List
	k := lint.New(s.Library, &found)
	k.Library()
	err := each(ctx, 1, len(s.Project.Areas), func(i int) error {
		return guarded(func() error {
			k.Area(s.model.Case(s.Project.Areas[i]), &found)
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	k.Site(s.siteCase())
	k.Finish()
	return found.All(), nil
}
