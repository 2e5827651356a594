package imports

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"casemaker/internal/project"
)

// Places knows the areas of a project by the codes and names under which publishers list them.
type Places struct {
	byCode    map[string]*project.Area
	byName    map[string]*project.Area
	ambiguous map[string]bool   // names that two areas share
	district  map[string]string // code of a district to the code of its council
	areas     []*project.Area
	nations   []string // of which areas are taken; empty for all
}

// NewPlaces indexes the areas that publishers give figures for: not pooled ones, nor the made-up one.
func NewPlaces(p *project.Project, r Register) *Places {
	places := &Places{byCode: map[string]*project.Area{}, byName: map[string]*project.Area{}, ambiguous: map[string]bool{}, district: r.Districts}
	for _, a := range p.Areas {
		if a.MadeUp || len(a.Members) > 0 || a.Code == "" {
			continue
		}
		places.areas = append(places.areas, a)
		places.byCode[a.Code] = a
		for _, name := range append([]string{a.Name, a.Bodies["body.council"]}, a.OtherNames...) {
			name = plainName(name)
			if other := places.byName[name]; other != nil && other != a {
				places.ambiguous[name] = true
			}
			places.byName[name] = a
		}
	}
	for _, a := range places.areas {
		for _, f := range a.Formerly.All() {
			if f.Code != "" && places.byCode[f.Code] == nil {
				places.byCode[f.Code] = a
			}
		}
	}
	for code, now := range r.Codes {
		if a := places.byCode[now]; a != nil {
			places.byCode[code] = a
		}
	}
	return places
}

// Within leaves out the areas of other nations than some; none named means all.
func (p *Places) Within(nations []string) *Places {
	if len(nations) == 0 {
		return p
	}
	p.nations = nations
	p.areas = slices.DeleteFunc(p.areas, func(a *project.Area) bool { return !slices.Contains(nations, a.Nation) })
	return p
}

var (
	nameNoise = regexp.MustCompile(`\b(?:the|city of|royal borough of|london borough of|county of|county borough|metropolitan borough|district|borough|county|city|council|ua|unitary authority|council area|local authority|and)\b`)
	notLetter = regexp.MustCompile(`[^a-z0-9]+`)
	folded    = strings.NewReplacer("â", "a", "ŵ", "w", "ŷ", "y", "ô", "o", "ê", "e", "î", "i", "è", "e", "’", "", "'", "", "&", " ", "ì", "i")
)

// plainName is a name without what publishers add to it or leave out.
func plainName(name string) string {
	name = folded.Replace(strings.ToLower(notesInText.ReplaceAllString(name, " ")))
	name = notLetter.ReplaceAllString(name, " ")
	if short := strings.Join(strings.Fields(nameNoise.ReplaceAllString(name, " ")), " "); short != "" {
		return short
	}
	return strings.Join(strings.Fields(name), " ")
}

// named finds an area by its name alone. An ambiguous name finds none.
func (p *Places) named(name string) *project.Area {
	plain := plainName(name)
	if p.ambiguous[plain] {
		return nil
	}
	return p.byName[plain]
}

// codes parts a cell that may hold the codes of two areas published together.
func codes(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == ';' || r == '&' || r == '/' || r == ' ' })
}

// A located observation stands for the areas it is of: one, or several that are published together.
type located struct {
	Observation
	areas    []*project.Area
	district bool // a part of the area
}

// locate finds the areas of an observation. known is false where the project has none of them.
func (p *Places) locate(o Observation) (l located, known bool, err error) {
	l.Observation = o
	byName := p.named(o.Name)
	if o.Code == "" {
		if byName == nil {
			return l, false, nil
		}
		l.areas = []*project.Area{byName}
		return l, true, nil
	}
	for _, code := range codes(o.Code) {
		council, isDistrict := p.district[code]
		if isDistrict {
			code = council
		}
		a := p.byCode[code]
		if a == nil {
			return l, false, nil
		}
		l.district = l.district || isDistrict
		if !slices.Contains(l.areas, a) {
			l.areas = append(l.areas, a)
		}
	}
	if len(l.areas) == 1 && !l.district && byName != nil && byName != l.areas[0] {
		return l, false, fmt.Errorf("row %d: the code %s is that of %s, but the row is named %s; the columns or rows of the file may have slipped", o.Row, o.Code, l.areas[0].Name, o.Name)
	}
	return l, len(l.areas) > 0, nil
}

// couldBePlace reports whether a code is that of a council of the UK, whichever boundaries it is for.
func couldBePlace(code string) bool {
	for _, prefix := range []string{"E06", "E08", "E09", "E10", "W06", "S12", "N09"} {
		if strings.HasPrefix(code, prefix) {
			return true
		}
	}
	return false
}
