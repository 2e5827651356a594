package format

import (
	"fmt"
	"path"
	"slices"

	"casemaker/internal/chart"
	"casemaker/internal/content"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

// An Area is one area while its files are made. It is not safe for several goroutines.
type Area struct {
	Case      *model.Case
	Documents []*content.Document // that it gets, in order

	// Found takes what is found wrong while the area's files are made.
	Found *place.List

	library  *content.Library
	fillers  map[string]*content.Filler // by language
	filled   map[*content.Variant]*content.Filled
	pictures map[picture][]byte
	offers   []Offer // files made so far that there are for readers
	sizes    map[string]int
	glance   bool // no file is made for the sake of another
}

// A picture is a chart as a page of some width shows it.
type picture struct {
	chart *chart.Chart
	frame chart.Frame
}

// NewArea returns an area of which nothing is made yet.
func NewArea(l *content.Library, c *model.Case, found *place.List) *Area {
	return &Area{Case: c, Found: found, Documents: l.For(c.Area.Nation), library: l, fillers: map[string]*content.Filler{}, filled: map[*content.Variant]*content.Filled{},
		pictures: map[picture][]byte{}, sizes: map[string]int{}}
}

// Filled is a document filled for the area as a page, in its language, once.
func (a *Area) Filled(d *content.Document) *content.Filled {
	return a.fill(d, a.library.Variant(d, a.Case))
}

// Printed is a document filled for the area as paper: the same where no passage of it is for pages or for paper only.
func (a *Area) Printed(d *content.Document) *content.Filled {
	return a.fill(d, a.library.Printed(d, a.Case))
}

func (a *Area) fill(d *content.Document, v *content.Variant) *content.Filled {
	if made, ok := a.filled[v]; ok {
		return made
	}
	filler, ok := a.fillers[d.Page.Lang]
	if !ok {
		filler = content.NewFiller(a.Case.With(a.Case.In(a.Case.Project.Language(d.Page.Lang))))
		a.fillers[d.Page.Lang] = filler
	}
	made := filler.Fill(v)
	a.filled[v] = made
	return made
}

// Picture is a chart as SVG, drawn once. It must not be changed.
func (a *Area) Picture(c *chart.Chart, f chart.Frame) []byte {
	key := picture{c, f}
	made, ok := a.pictures[key]
	if !ok {
		made = chart.SVG(c, f)
		a.pictures[key] = made
	}
	return made
}

// Write makes the area's files in some formats and hands each to add.
func (a *Area) Write(formats []Format, add func(address string, data []byte) error) error {
	for _, last := range []bool{false, true} {
		for _, f := range formats {
			if f.Last != last {
				continue
			}
			for _, file := range f.Files(a) {
				made, err := a.make(file)
				if err != nil {
					return err
				}
				if err := add(file.Address, made.Data); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// File makes one of the area's files alone, after those that it speaks of; ok is false where there is none of that address.
func (a *Area) File(formats []Format, address string) (data []byte, ok bool, err error) {
	var found *File
	last := false
	for _, f := range formats {
		for _, file := range f.Files(a) {
			if file.Address == address {
				found, last = &file, f.Last
			}
		}
	}
	if found == nil {
		return nil, false, nil
	}
	if last {
		var others []Format
		for _, f := range formats {
			if !f.Last {
				others = append(others, f)
			}
		}
		if err := a.Write(others, func(string, []byte) error { return nil }); err != nil {
			return nil, true, err
		}
	}
	made, err := a.make(*found)
	return made.Data, true, err
}

// Glance makes one of the area's files without any other: what it says of others leaves out how large they are.
func (a *Area) Glance(formats []Format, address string) (data []byte, ok bool, err error) {
	a.glance = true
	var found *File
	for _, f := range formats {
		if f.Beside && !slices.Contains(f.Endings, path.Ext(address)) && !slices.Contains(f.Endings, path.Base(address)) {
			continue
		}
		for _, file := range f.Files(a) {
			if file.Address == address {
				found = &file
			}
			if file.Purpose != Page {
				a.offers = append(a.offers, Offer{File: file})
			}
		}
	}
	if found == nil {
		return nil, false, nil
	}
	made, err := found.Make()
	if err != nil {
		err = fmt.Errorf("writing %s: %w", address, err)
	}
	return made.Data, true, err
}

// make makes a file and remembers what pages say of it.
func (a *Area) make(f File) (Made, error) {
	made, err := f.Make()
	if err != nil {
		return made, fmt.Errorf("writing %s: %w", f.Address, err)
	}
	if f.Purpose != Page && a.sizes[f.Address] == 0 {
		a.sizes[f.Address] = len(made.Data)
		a.offers = append(a.offers, Offer{f, len(made.Data), made.Pages})
	}
	return made, nil
}

// Offers are the files made so far that readers can take away for a purpose, in the order of their formats.
func (a *Area) Offers(purpose Purpose) []Offer {
	var all []Offer
	for _, o := range a.offers {
		if o.Purpose == purpose {
			all = append(all, o)
		}
	}
	return all
}

// Size is how many bytes a file has that was made so far; ok is false where there is none. At a glance every file is taken to
// be there, of a size that is not known.
func (a *Area) Size(address string) (bytes int, ok bool) {
	bytes, ok = a.sizes[address]
	return bytes, ok || a.glance
}
