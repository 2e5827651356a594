// Package project holds the records of a project folder as they were read: areas, sources, rates, pay
// scales, team models and the words that tables are made of. They are plain values; [casemaker/internal/load]
// reads and checks them, [casemaker/internal/model] works with them.
package project

import (
	"time"

	"casemaker/internal/figure"
	"casemaker/internal/hexmap"
	"casemaker/internal/language"
)

// A Project is everything that is read before the first area is worked out. It is read-only after loading.
type Project struct {
	Settings   Settings
	Languages  Named[*language.Language] // English first
	Sources    Named[Source]
	Nations    Named[Nation]
	Catalogue  Named[CatalogueFigure] // the figures that an area file may give
	Parameters Named[*figure.Figure]  // rates and assumptions of the model, by figure id
	Ranges     map[string][2]float64  // low and high of those parameters that have them
	Pay        Named[*PayTable]
	Teams      Named[*Team]
	Areas      []*Area // that are published, in order of slug
	Everywhere []*Area // all that are known, to compare and to pool with
	Former     []*Area // that have ended by the date which areas are taken of, in order of slug
	AreaBySlug map[string]*Area
	Theory     Theory
	Glossary   Named[Term]
	Funding    map[string]Named[FundingSource] // by nation
	Logged     map[string]Logged               // by figure id
	Options    Named[Option]
	Factors    Named[SuccessFactor]
	Mixes      map[string]Named[Contribution] // by nation
	Help       map[string]Help                // by nation
	Law        map[string]Named[Law]          // by nation
	Rejected   Named[string]                  // why an option is not the one asked for, by its id
	Asks       Named[Ask]
	AskPosts   Named[Post]          // that an ask is costed on
	Timetables map[string]Timetable // by nation
	Risks      Named[Risk]
	Milestones Named[Milestone]
	Objectives Named[Objective]
	LongList   Named[Choice]
	Indicators Named[Indicator]
	Equality   map[string]Equality // by nation
	Evidence   Named[Claim]
	Profile    Named[*Measure] // what the local profile shows
	Map        *hexmap.Map     // of councils, by their codes
	Routes     Named[Route]
	Pages      []Page
	Own        []OwnWords
}

// OnMap are the codes by which the map knows an area: its own, or else those of the councils that it is made of. It is empty for
// one that the map does not know, such as a made-up one.
func (p *Project) OnMap(a *Area) []string {
	if a.Code != "" && len(p.Map.Of([]string{a.Code})) > 0 {
		return []string{a.Code}
	}
	var codes []string
	for _, slug := range a.Members {
		if m := p.AreaBySlug[slug]; m != nil && m != a {
			codes = append(codes, p.OnMap(m)...)
		}
	}
	return codes
}

// Settings are the publisher's own: who publishes, when, and under which address.
type Settings struct {
	Title        string
	Organisation string
	Contact      string
	BaseURL      string
	Licence      string
	Version      string
	Status       string
	Date         time.Time // the date of the documents; never the clock
	AsAt         time.Time // which areas and bodies there are: those of this day
	NextReview   time.Time
	DecideBy     time.Time // when those who are asked should decide; zero for the next yearly budget
	PublicBody   bool      // a council or health body: the accessibility statement is the one that the law asks for
	Language     string    // id of the language of files that name none
	Languages    []string  // ids of the languages in which versions of pages are published
	Theme        Theme
	WordTemplate string // file of the project that papers for Word are written into; empty for the built-in one

	// Which areas are published; all where none of these names any.
	Areas        []string // slugs
	OnlyNations  []string // ids of nations
	HealthBodies []string // names of bodies
}

// Language finds a language by its id; the empty one is that of files that name none. One that there is not, which loading
// reports, is English.
func (p *Project) Language(id string) *language.Language {
	if id == "" {
		id = p.Settings.Language
	}
	if l, ok := p.Languages.Get(id); ok {
		return l
	}
	return p.Languages.ByID[language.Base]
}

// A Theme is the publisher's own look, on pages and in PDFs.
type Theme struct {
	Brand     string // #rrggbb, readable on white; empty for the built-in one
	BrandDark string // the same for dark screens
	Logo      string // file of the project, shown in the header
	LogoText  string // what the logo says
}

// A Source is a published thing that figures and claims cite.
type Source struct {
	ID        string
	Publisher string
	Title     string
	Year      int
	URL       string
	Where     string // where it can be read, in words, if it has no page
	Licence   string
	Read      string // when it was read, as "2026-11"
	Note      string
	Reading   string    // how it was read, for those who keep the data; never printed
	Next      time.Time // when its publisher brings out newer figures; zero where that is not known
	Released  time.Time // when this edition came out; zero where that is not known
	Cycle     int       // months from one edition to the next; 0 where that is not known
	Earlier   bool      // of an earlier edition of the data: nothing needs to cite it
	File      string    // where it is defined
	Line      int
}

// Due is when the next edition was to come out: as its publisher says, or as its cycle says. It is zero where neither is known.
func (s Source) Due() time.Time {
	if !s.Next.IsZero() || s.Released.IsZero() || s.Cycle == 0 {
		return s.Next
	}
	return s.Released.AddDate(0, s.Cycle, 0)
}

// ReadIn is when the source was read, in words of a language; empty where that is not recorded.
func (s Source) ReadIn(l *language.Language) string {
	if t, err := time.Parse("2006-01", s.Read); err == nil {
		return l.Month(t)
	}
	return s.Read
}

// A Nation is one of the four, with the words it uses.
type Nation struct {
	ID      string
	Name    string
	Bodies  map[string]string // body.health, body.council …: generic words, with "the"
	Pay     string            // id of the pay table that its areas use
	Foreign []string          // words of other nations that must not stand on its pages
	PayNote string            // said beside every cost where that table is another nation's
	Figures Named[Given]      // of the whole nation, to compare its areas with
	Beyond  string            // where what the local profile lacks there is published
}

// A CatalogueFigure is a figure that an area file may give, and where each nation publishes it.
type CatalogueFigure struct {
	ID          string
	Label       string
	Unit        figure.Unit
	Least, Most float64
	Published   map[string]Published // by nation
}

// Published says where a figure that an area lacks can be found.
type Published struct {
	Where  string
	Source string
}

// BodyNames are the parts of a nation's bodies, as values in documents name them.
var BodyNames = []string{"health", "council", "public_health", "children", "early_years"}

// OwnBodies are what an area may say of its bodies besides: the boards by name, and what they were before.
var OwnBodies = []string{"partner", "icb", "icb_other", "health_board", "joint_board", "trust", "trust_other", "health_before", "health_note"}

// Programmes are the national programmes that an area can be part of.
var Programmes = []string{"healthy-babies"}

// Named is a list of records in the order of their file, found by id.
type Named[T any] struct {
	IDs  []string
	ByID map[string]T
}

// Get returns the record of an id.
func (n Named[T]) Get(id string) (T, bool) {
	record, ok := n.ByID[id]
	return record, ok
}

// Put adds a record at the end, or replaces the one of the same id.
func (n *Named[T]) Put(id string, record T) {
	if n.ByID == nil {
		n.ByID = map[string]T{}
	}
	if _, ok := n.ByID[id]; !ok {
		n.IDs = append(n.IDs, id)
	}
	n.ByID[id] = record
}

// All yields the records in order.
func (n Named[T]) All() func(yield func(string, T) bool) {
	return func(yield func(string, T) bool) {
		for _, id := range n.IDs {
			if !yield(id, n.ByID[id]) {
				return
			}
		}
	}
}
