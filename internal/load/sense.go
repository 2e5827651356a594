package load

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/place"
	"casemaker/internal/project"
)

// marks are what tables of publishers have in place of a number that they do not give.
var marks = []string{"c", "x", "z", "u", "w", "low", "*", "-", "–", "—", ".", "..", "…", ":", "n/a", "na", "#n/a", "null", "none", "nil", "suppressed", "[c]", "[x]", "[z]", "[u]", "[w]", "[low]"}

// isMark reports whether a text stands for a number that is not given.
func isMark(text string) bool {
	return slices.Contains(marks, strings.ToLower(strings.TrimSpace(text)))
}

// asNumber is how a number is written that stands in a text, such as "£1,234" or "24%"; empty where it is none.
func asNumber(text string) string {
	plain := strings.NewReplacer(",", "", "£", "", " ", "", "_", "", "\u00a0", "", "\u202f", "", "−", "-").Replace(text)
	share := strings.HasSuffix(plain, "%")
	plain = strings.TrimSuffix(plain, "%")
	n, err := strconv.ParseFloat(plain, 64)
	switch {
	case err != nil || math.IsNaN(n) || math.IsInf(n, 0):
		return ""
	case share:
		return strconv.FormatFloat(math.Round(n*1e6)/1e8, 'f', -1, 64)
	}
	return plain
}

// sense looks at an area's figures beside each other: what cannot be is refused, what is unlikely is warned of.
func (s *section) sense(a *project.Area) {
	births, hasBirths := a.Figures.Get("births")
	people, hasPeople := a.Figures.Get("population")
	if hasBirths && hasPeople && !births.Suppressed && !people.Suppressed && people.Value > 0 {
		at := s.file.valueAt([]string{"figure", "births", "value"})
		switch rate := births.Value / people.Value; {
		case rate >= 1:
			s.loader.problems.Errorf(at, "correct one of the two", "more babies are born in %s in a year than people live there", a.Name)
		case rate > unlikelyRate:
			s.loader.problems.Warnf(at, "look at both figures in their source", "births in %s are more than %s for every 1,000 people, which no place here has", a.Name, short(unlikelyRate*1000))
		}
	}
	for id, g := range a.Figures.All() {
		s.likeItsSeries(id, g)
	}
}

// unlikelyRate is more births for each person than any council of the United Kingdom has: the highest are about 18 for each thousand.
const unlikelyRate = 0.05

// likeItsSeries warns of a value that its own series contradicts.
func (s *section) likeItsSeries(id string, g project.Given) {
	if g.Suppressed || len(g.Series) == 0 {
		return
	}
	last, at := g.Series[len(g.Series)-1], s.file.valueAt([]string{"figure", id, "value"})
	for _, v := range g.Series {
		if y := years(g.Period); len(y) == 1 && y[0] == v.Year && g.Period == strconv.Itoa(v.Year) && v.Value != g.Value {
			s.loader.problems.Warnf(at, "correct one of the two", "the value of %s for %s is not that of its series", id, g.Period)
			return
		}
	}
	if last.Value > 0 && (g.Value > 2*last.Value || g.Value < last.Value/2) {
		s.loader.problems.Warnf(at, "look at both in their source", "the value of %s is more than twice, or less than half, the last of its series", id)
	}
}

// reserved are names that no file can have on Windows, whatever its ending.
var reserved = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// longestName is how many letters a file's name may have: it becomes a folder and part of the name of PDFs.
const longestName = 60

// nameFault says why a file's name, without its ending, cannot be an address; it is empty where it can.
func nameFault(name string) string {
	switch {
	case !slugForm.MatchString(name):
		return "is not written with small letters, digits and hyphens"
	case reserved.MatchString(name):
		return "is the name of a device on Windows"
	case len(name) > longestName:
		return "has more than 60 letters (length of a name)"
	}
	return ""
}

// taken are names that pages cannot have, by kind: what stands there in a site already.
var taken = map[string][]string{
	"document": {"tables", "charts", "figures", "share", "index"},
	"site":     {"areas", "assets", "charts", "data", "feed", "images", "index", "robots", "share", "sitemap", "sources", "tables", "toolkit"},
	"toolkit":  {"index"},
}

// named checks the name of a page's file. What follows its first dot is a language, which versions checks.
func (l *loader) named(p project.Page) {
	at := place.Position{File: p.File}
	name, _, _ := strings.Cut(p.Slug, ".")
	fault := nameFault(name)
	if p.Lang == "" && strings.Contains(p.Slug, ".") {
		fault = "ends in a dot"
	}
	if fault != "" {
		l.problems.Errorf(at, "rename the file, as in content/documents/business-case.md", "the file name %q cannot be an address: it %s", name, fault)
	} else if contains(taken[p.Kind], name) {
		l.problems.Errorf(at, "give the file another name", "something else of the site stands where the page %q would", name)
	}
}
