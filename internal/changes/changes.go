// Package changes says what differs between two built sites: which figures, and why; which words; which pages came and went.
//
//	report, err := changes.Compare(os.DirFS("last-year"), os.DirFS("public"))
//	report.Print(os.Stdout, false)
//
// It reads only what is published: figures.json of each area, and the pages. A figure that was worked out is said to have
// changed by its formula where its working has another shape, otherwise by the given figures below it that changed. Two
// pages that differ in their numbers alone have no other words.
package changes

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// A Report is all that differs between two sites.
type Report struct {
	Areas   []Area   `json:"areas"`   // with figures that changed, came or went
	Came    []string `json:"came"`    // slugs of areas that only the new site has
	Went    []string `json:"went"`    // slugs of areas that only the old site has
	Words   []Words  `json:"words"`   // passages that read otherwise, each once with its pages
	Added   []string `json:"added"`   // pages, papers, tables and charts that only the new site has, of areas that both have
	Removed []string `json:"removed"` // the same of the old site

	names map[string]string // of areas that came or went, by slug
}

// An Area is an area of both sites whose figures differ.
type Area struct {
	Slug    string   `json:"slug"`
	Name    string   `json:"name"`
	Figures []Figure `json:"figures"`
}

// A Figure is a figure that changed. Old or New is empty where the site has none of that id.
type Figure struct {
	ID    string   `json:"id"`
	Label string   `json:"label"`
	Old   string   `json:"old,omitempty"` // as printed, with its period
	New   string   `json:"new,omitempty"`
	Why   Why      `json:"why"`
	From  []string `json:"from,omitempty"` // ids of the given figures that changed below it
}

// A Why is the kind of reason for a change.
type Why string

// The reasons.
const (
	Input   Why = "input"   // a figure of the place, given anew
	Rate    Why = "rate"    // a rate, price or assumption of the model
	Formula Why = "formula" // worked out in another way
	Follows Why = "follows" // from given figures that changed
	New     Why = "new"
	Gone    Why = "gone"
)

// Compare reads two built sites.
func Compare(old, new fs.FS) (*Report, error) {
	before, err := areasOf(old)
	if err != nil {
		return nil, fmt.Errorf("the old site: %w", err)
	}
	after, err := areasOf(new)
	if err != nil {
		return nil, fmt.Errorf("the new site: %w", err)
	}
	r := &Report{names: map[string]string{}}
	var both []string
	for _, slug := range slices.Sorted(maps.Keys(before)) {
		if _, ok := after[slug]; !ok {
			r.Went = append(r.Went, slug)
			r.names[slug] = before[slug].Area.Name
			continue
		}
		both = append(both, slug)
		if figures := compareFigures(before[slug], after[slug]); len(figures) > 0 {
			r.Areas = append(r.Areas, Area{slug, after[slug].Area.Name, figures})
		}
	}
	for _, slug := range slices.Sorted(maps.Keys(after)) {
		if _, ok := before[slug]; !ok {
			r.Came = append(r.Came, slug)
			r.names[slug] = after[slug].Area.Name
		}
	}
	return r, r.comparePages(old, new, both)
}

// CompareFigures reads two files figures.json of one area. Beside finds what stands beside each, by the way from there: without the
// workings that areas of a kind share, formulas are not compared.
func CompareFigures(old, new []byte, besideOld, besideNew func(way string) ([]byte, error)) (*Report, error) {
	before, oldErr := read(old, besideOld)
	after, newErr := read(new, besideNew)
	if err := errors.Join(oldErr, newErr); err != nil {
		return nil, fmt.Errorf("reading figures: %w", err)
	}
	if before.Area.Slug != after.Area.Slug {
		return nil, fmt.Errorf("the files are of two areas, %s and %s", before.Area.Name, after.Area.Name)
	}
	r := &Report{}
	if figures := compareFigures(before, after); len(figures) > 0 {
		r.Areas = []Area{{after.Area.Slug, after.Area.Name, figures}}
	}
	return r, nil
}

// areasOf reads the figures of every area of a site.
func areasOf(site fs.FS) (map[string]*published, error) {
	entries, err := fs.ReadDir(site, "areas")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("no folder areas: this is not a site that casemaker built")
	}
	if err != nil {
		return nil, err
	}
	all := map[string]*published{}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		name := path.Join("areas", e.Name(), "figures.json")
		data, err := fs.ReadFile(site, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		p, err := read(data, func(way string) ([]byte, error) { return fs.ReadFile(site, path.Join(path.Dir(name), way)) })
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", name, err)
		}
		all[e.Name()] = p
	}
	if len(all) == 0 {
		return nil, errors.New("no area has a file figures.json; build with json among the formats")
	}
	return all, nil
}

// compareFigures lists the figures of an area that differ, in the order of the new site, those that went last.
func compareFigures(before, after *published) []Figure {
	old, changed := map[string]publishedFigure{}, map[string]bool{}
	for _, f := range before.Figures {
		old[f.ID] = f
	}
	now := map[string]publishedFigure{}
	for _, f := range after.Figures {
		now[f.ID] = f
		o, ok := old[f.ID]
		changed[f.ID] = !ok || o.Value != f.Value || o.Period != f.Period
	}
	var all []Figure
	for _, f := range after.Figures {
		o, had := old[f.ID]
		if !changed[f.ID] {
			continue
		}
		d := Figure{ID: f.ID, Label: f.Label, Old: o.text(), New: f.text()}
		switch {
		case !had:
			d.Old, d.Why = "", New
		case !f.workedOut():
			d.Why = givenBy(f.ID)
		case !o.workedOut() || before.shape(o) != after.shape(f) && len(o.Working)*len(f.Working) > 0:
			d.Why = Formula
		default:
			d.Why, d.From = Follows, after.causes(f, now, changed)
		}
		all = append(all, d)
	}
	for _, o := range before.Figures {
		if _, ok := now[o.ID]; !ok {
			all = append(all, Figure{ID: o.ID, Label: o.Label, Old: o.text(), Why: Gone})
		}
	}
	return all
}

// text is a figure as printed, with its period.
func (f publishedFigure) text() string {
	if f.Period == "" {
		return f.Display
	}
	return f.Display + " (" + f.Period + ")"
}

// givenBy tells a place's own figures from the model's by their ids: the model's have a group before a dot.
func givenBy(id string) Why {
	group, _, grouped := strings.Cut(id, ".")
	if grouped && slices.Contains([]string{"rate", "price", "assumption", "pay", "salary", "scale", "employer"}, group) {
		return Rate
	}
	return Input
}

// Empty reports whether nothing differs.
func (r *Report) Empty() bool {
	return len(r.Areas)+len(r.Came)+len(r.Went)+len(r.Words)+len(r.Added)+len(r.Removed) == 0
}

// byCount sorts words by how many pages have them, most first.
func byCount(a, b Words) int {
	return cmp.Or(len(b.Pages)-len(a.Pages), strings.Compare(a.Pages[0], b.Pages[0]), strings.Compare(a.Old+a.New, b.Old+b.New))
}
