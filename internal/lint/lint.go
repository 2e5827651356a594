// Package lint says what an editor must put right before a site can be made, and what they may want to.
//
// A [Checker] looks at the documents of a project once, and at each area as it is worked out: whether every value that a
// document shows exists there, and whether it reads words of another nation's system. What it finds is a [place.Problem] at its
// place in a file; a warning stops nothing.
//
//	k := lint.New(library, problems)
//	k.Library()
//	k.Area(c, warnings) // for every area, by many goroutines
//	k.Finish()
package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/text"
)

// A Checker checks a library and the areas that it is filled for.
type Checker struct {
	library  *content.Library
	declared model.Declarations // the values that there can be, whatever areas there are
	unknown  map[*document.Value]bool

	mu       sync.Mutex // of what follows, while areas are checked
	problems *place.List
	lacking  map[*document.Value][]string // the areas that lack a value, by slug and name
	styled   map[*document.Value]bool
	read     map[reading]bool
	seen     map[*content.Variant]bool

	unasked    map[unasked][]string // the areas that lack a value of an ask
	styledAsks map[unasked]bool
}

// A reading is a variant of a document that a nation's areas read.
type reading struct {
	variant *content.Variant
	nation  string
}

// New returns a checker that adds to a list of problems.
func New(l *content.Library, problems *place.List) *Checker {
	k := &Checker{library: l, problems: problems, declared: model.Declared(l.Project), unknown: map[*document.Value]bool{}, lacking: map[*document.Value][]string{}, styled: map[*document.Value]bool{},
		read: map[reading]bool{}, seen: map[*content.Variant]bool{}, unasked: map[unasked][]string{}, styledAsks: map[unasked]bool{}}
	return k
}

// Library reports everything that can be said of documents and data without an area: unknown values, blocks, sources and links,
// and what reads badly.
func (k *Checker) Library() {
	speller := k.newSpeller()
	for _, d := range k.library.All() {
		k.document(d)
		k.misses(d)
		k.introduced(d)
		// What is said of words and sentences holds for English only: Welsh, for one, changes the first letter of a name.
		if k.library.English(d) {
			k.sentences(d)
			k.spelling(d, speller)
		}
	}
	k.unusedSources()
	for _, d := range k.library.Documents {
		k.pages(d)
	}
	k.foreignData()
	k.askConditions()
	for _, d := range k.library.Toolkit {
		k.general(d)
	}
}

// Area reports what the documents of an area cannot be filled with, and whether they can. Values that it lacks are reported by
// Finish, once for all areas. What it warns of is the area's alone, and goes into a list of its own. It may be called by many
// goroutines.
func (k *Checker) Area(c *model.Case, warnings *place.List) bool {
	whole := k.asks(c)
	whole = k.money(c) && whole
	for _, d := range k.library.For(c.Area.Nation) {
		page, paper := k.library.Variant(d, c), k.library.Printed(d, c)
		whole = k.values(d, page, c, warnings) && whole
		k.foreign(page, c)
		if paper != page {
			whole = k.values(d, paper, c, warnings) && whole
			k.foreign(paper, c)
		}
		k.twice(page)
		k.twice(paper)
	}
	return whole
}

// Site reports what the pages about the site cannot be filled with, whose figures are those of one area, or of none.
func (k *Checker) Site(c *model.Case) {
	for _, d := range k.library.Site {
		k.values(d, k.library.Variant(d, c), c, k.problems)
	}
}

// Finish reports the values that areas lack, each once however many they are.
func (k *Checker) Finish() {
	k.mu.Lock()
	defer k.mu.Unlock()
	for v, areas := range k.lacking {
		k.problems.Errorf(v.At.Position(), fmt.Sprintf(`put the passage between ::: when has="%s" and :::`, v.ID), "the value %q is missing in %s", v.ID, some(named(areas)))
	}
	clear(k.lacking)
	k.finishAsks()
}

// named are areas, kept by slug and name, by their names in the order of their slugs.
func named(areas []string) []string {
	slices.Sort(areas)
	var names []string
	for _, area := range areas {
		_, name, _ := strings.Cut(area, "\x00")
		names = append(names, name)
	}
	return names
}

// some names a few of many areas, with their count.
func some(areas []string) string {
	if len(areas) <= 3 {
		return text.Listed(areas)
	}
	return fmt.Sprintf("%d areas (%s, …)", len(areas), strings.Join(areas[:3], ", "))
}

// values checks that every value of a document exists in an area, and suits its style.
func (k *Checker) values(d *content.Document, variant *content.Variant, c *model.Case, warnings *place.List) (whole bool) {
	whole = true
	for _, v := range variant.Values {
		switch {
		case k.unknown[v]:
			whole = false // said of the document
		case c.Has(v.ID):
			k.style(v, c)
			spoken(d, v, c, warnings)
		default:
			whole = false
			k.mu.Lock()
			if area := cmp.Or(c.Area.Slug, "0") + "\x00" + c.Area.Name; !slices.Contains(k.lacking[v], area) {
				k.lacking[v] = append(k.lacking[v], area)
			}
			k.mu.Unlock()
		}
	}
	return whole
}

// spoken warns of a name of a body that a page in another language shows in English.
func spoken(d *content.Document, v *document.Value, c *model.Case, warnings *place.List) {
	if d.Page.Lang == "" || !strings.HasPrefix(v.ID, "body.") {
		return
	}
	l := c.Project.Language(d.Page.Lang)
	if words, ok := c.Text(v.ID); ok && !l.Has(words) {
		warnings.Warnf(v.At.Position(), fmt.Sprintf("translate it below [words] of data/language/%s/words.toml: %q = \"…\"", l.ID, words),
			"the page is in %s, and %q stands there in English: %q", l.Name, v.ID, words)
	}
}

// style checks once that a value suits the style that a document prints it in.
func (k *Checker) style(v *document.Value, c *model.Case) {
	if v.Style == figure.Exact {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.styled[v] {
		return
	}
	k.styled[v] = true
	f, isFigure := c.Figure(v.ID)
	if !isFigure {
		k.problems.Errorf(v.At.Position(), "remove | "+string(v.Style), "the value %q is words and takes no style", v.ID)
	} else if ok, instead := v.Style.Suits(f.Unit); !ok {
		k.problems.Errorf(v.At.Position(), "write "+instead, "the style %q does not suit %q, which is in %s", v.Style, v.ID, f.Unit)
	}
}

// general checks a toolkit page that is published on its own, where there is no area.
func (k *Checker) general(d *content.Document) {
	c := model.General(k.library.Project)
	for _, v := range k.library.Variant(d, c).Values {
		if k.declared.Known(v.ID) && !c.Has(v.ID) {
			k.problems.Errorf(v.At.Position(), `put the passage between ::: when has="`+v.ID+`" and :::`,
				"the value %q belongs to an area, and this page is published without one", v.ID)
		}
	}
}

// foreign checks that no area reads words of another nation's system.
func (k *Checker) foreign(v *content.Variant, c *model.Case) {
	k.mu.Lock()
	at := reading{v, c.Nation.ID}
	before := k.read[at]
	k.read[at] = true
	k.mu.Unlock()
	if before {
		return
	}
	document.Walk(v.Blocks, nil, func(in document.Inline) {
		t, ok := in.(*document.Text)
		if !ok {
			return
		}
		for _, word := range c.Nation.Foreign {
			if holdsWord(t.Value, word) {
				k.mu.Lock()
				k.problems.Errorf(t.At.Of(word).Position(), "use the nation’s own words, or put the passage between ::: when nation=\"…\" and :::", "%q stands on pages of %s", word, c.Nation.Name)
				k.mu.Unlock()
			}
		}
	})
}

// foreignData checks the words of data files that each nation shows.
func (k *Checker) foreignData() {
	p := k.library.Project
	for id, n := range p.Nations.All() {
		report := func(file, where, text string) {
			for _, word := range n.Foreign {
				if holdsWord(text, word) {
					k.problems.Errorf(place.Position{File: file}, "use the nation’s own words", "%q stands in %s, which pages of %s show", word, where, n.Name)
				}
			}
		}
		for _, f := range p.Funding[id].All() {
			report("data/funding/"+id+".toml", f.ID, strings.Join(append([]string{f.Name, f.PaysFor, f.Decides, f.Cycle, f.Conditions, f.Precedent}, f.Questions...), " "))
		}
		for _, h := range p.Theory.Holders.All() {
			report("data/theory-of-change.toml", h.ID, h.ByName[id])
		}
		for _, o := range p.Theory.Outcomes.All() {
			report("data/theory-of-change.toml", o.ID, o.Text)
		}
		for _, r := range p.Risks.All() {
			report("data/risks.toml", r.ID, r.Risk+" "+r.Mitigation)
		}
	}
}

// holdsWord reports whether a text has a word or words, not inside another word.
func holdsWord(text, word string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		at += from
		end := at + len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from = end
	}
}
