package load

import (
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// smallest is the least count that is shown: health statistics hide counts of 1 to 7.
const smallest = 8

// counted reports whether a unit counts people, so that a small number could point to some of them.
func counted(u figure.Unit) bool {
	return u == figure.Babies || u == figure.People || u == figure.Families
}

// small refuses a count that could point to families. The message does not repeat it: what a build prints is often public.
func (s *section) small(key, what string, unit figure.Unit, n float64, remedy string) bool {
	if !counted(unit) || n <= 0 || n >= smallest {
		return false
	}
	s.errorf(key, remedy, "%s is so small that it could point to families", what)
	return true
}

// smallText refuses a small count that is written as text, before a message would quote it.
func (s *section) smallText(key string, unit figure.Unit) bool {
	text, ok := s.values[key].(string)
	if !ok {
		return false
	}
	n, err := strconv.ParseFloat(strings.Trim(strings.TrimSpace(text), "<>≤≥~ "), 64)
	return err == nil && s.small(key, s.id(), unit, n, "write suppressed = true in its place")
}

// withheld checks that a figure which its publisher withholds does not stand in another form beside itself.
func (s *section) withheld(g project.Given) {
	if !g.Suppressed {
		return
	}
	for _, key := range []string{"low", "high", "rate_per"} {
		if _, given := s.values[key]; given {
			s.errorf(key, "remove it", "%s is suppressed, and %s says something of it", s.id(), key)
		}
	}
	for _, v := range g.Series {
		if slices.Contains(years(g.Period), v.Year) {
			s.errorf("series", "leave the year out, as its publisher does", "%s is suppressed for %s, and its series gives that year", s.id(), g.Period)
		}
	}
}

// years lists the years that a period names: 2022 of "2022", 2023 and 2024 of "2023/24".
func years(period string) []int {
	var all []int
	digits := strings.FieldsFunc(period, func(r rune) bool { return r < '0' || r > '9' })
	for _, d := range digits {
		n, err := strconv.Atoi(d)
		switch {
		case err != nil:
		case len(d) == 4:
			all = append(all, n)
		case len(d) == 2 && len(all) > 0:
			all = append(all, all[len(all)-1]/100*100+n)
		}
	}
	return all
}

// derivable refuses figures from which a withheld one follows: where one council alone of a nation has none, it is the nation's
// less all the others'.
func (l *loader) derivable() {
	for nation, n := range l.project.Nations.All() {
		for id, whole := range n.Figures.All() {
			if entry, _ := l.project.Catalogue.Get(id); !counted(entry.Unit) || whole.Suppressed {
				continue
			}
			if a := l.soleWithheld(nation, id, whole.Period); a != nil {
				l.problems.Errorf(place.Position{File: a.File}, "leave out the figure of "+n.Name+" in data/nations.toml, withhold a second council's too, or give the one together with another as its publisher does (combined_with)",
					"the withheld %s of %s follow from those of %s and of its other councils", id, a.Name, n.Name)
			}
		}
	}
}

// soleWithheld is the council of a nation that alone has no figure of a period, where all the others have; it is nil where
// there is none, where several have none, or where another one's figure includes it.
func (l *loader) soleWithheld(nation, id, period string) *project.Area {
	var sole *project.Area
	for _, a := range l.project.Areas {
		if a.Kind != "council" || a.Nation != nation || a.MadeUp {
			continue
		}
		g, given := a.Figures.Get(id)
		switch {
		case given && g.Suppressed && g.CombinedWith == "" && sole == nil:
			sole = a
		case !given || g.Suppressed || g.Period != period:
			return nil
		}
	}
	if sole == nil {
		return nil
	}
	for _, a := range l.project.Areas {
		if g, ok := a.Figures.Get(id); ok && g.CombinedWith == sole.Name {
			return nil
		}
	}
	return sole
}
