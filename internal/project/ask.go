package project

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// An Ask is one thing that every paper of an area wants decided: what, by whom, by when and for how much. The asks are
// those of data/ask.toml; an area's file changes, adds or leaves out what differs there.
type Ask struct {
	ID      string
	Do      string    // what is to be done, beginning with a verb; values stand in it as {{ ask.year }}
	To      []string  // parts of a nation's or area's bodies ("health", "partner"), or a body's own name
	By      string    // the day of the timetable by which it is due: one of [AskDays]
	Day     time.Time // an area's own day, in place of By
	Money   string    // what it takes, in words and values
	Formal  bool      // stands only in papers for a committee, after the others
	LeftOut bool      // not asked in this area
	When    Condition
	File    string // where it is defined
	Line    int
}

// AskDays are the days of a timetable, by name: when the first things can be done, before which budgets for the coming
// year are set, and by when the team is to be decided.
var AskDays = []string{"first", "budget", "decision"}

// A Condition says for which areas something holds, as ::: when does in a document.
type Condition struct {
	Nations    []string
	Is, Not    []string // traits
	Has, Lacks []string // values
}

// A Timetable says when the bodies of a nation can still decide.
type Timetable struct {
	Nation      string
	FirstMonths int        // from the date of the papers to the end of the month in which the first asks are due
	BudgetMonth time.Month // budgets for the year that begins in April are settled before this day
	BudgetDay   int
	DecideMonth time.Month // the day in the year before by which the team is to be decided
	DecideDay   int
	Why         string // what makes that day the last: "councils set their council tax before it"
	Sources     []string
}

// Days are a timetable worked out from the date of the papers.
type Days struct {
	First    time.Time // the first asks are due
	Budget   time.Time // budgets for LeadYear are settled before this day
	LeadYear int       // the financial year, by the year in which it begins, that still can be budgeted for
	Decide   time.Time // the team is decided
	Year     int       // the financial year in which the team starts
}

// Days works the days out. A day by which the publisher wants the team decided moves the year: it is the first that
// begins after that day. Without one it is the year after the one that can still be budgeted for.
func (t Timetable) Days(date, decide time.Time) Days {
	d := Days{First: endOfMonth(date, t.FirstMonths)}
	for year := date.Year(); ; year++ {
		if d.Budget = t.budget(year); d.Budget.After(d.First) {
			d.LeadYear = year
			break
		}
	}
	d.Year = d.LeadYear + 1
	d.Decide = day(d.Year, t.DecideMonth, t.DecideDay)
	if !decide.IsZero() {
		d.Decide, d.Year = decide, yearAfter(decide)
	}
	return d
}

// Days are the days of an area's asks: those of its nation's timetable, unless the area has a day of its own for the team. ok is
// false where the nation has no timetable.
func (p *Project) Days(a *Area) (d Days, ok bool) {
	t, ok := p.Timetables[a.Nation]
	if !ok {
		return Days{}, false
	}
	decide := p.Settings.DecideBy
	if team, own := a.Asks.Get("team"); own && !team.Day.IsZero() {
		decide = team.Day
	}
	return t.Days(p.Settings.Date, decide), true
}

// TooLate says why a day is too late to decide anything for the financial year that begins after it; it is empty where
// the day is in time.
func (t Timetable) TooLate(decide time.Time) string {
	year := yearAfter(decide)
	if budget := t.budget(year); !decide.Before(budget) {
		return fmt.Sprintf("%s is too late for %s: %s (%s)", printed(decide), FinancialYear(year), t.Why, printed(budget))
	}
	return ""
}

// Latest is the last day on which the bodies can decide for the financial year that begins after a day.
func (t Timetable) Latest(decide time.Time) time.Time {
	return t.budget(yearAfter(decide)).AddDate(0, 0, -1)
}

func (t Timetable) budget(year int) time.Time { return day(year, t.BudgetMonth, t.BudgetDay) }

// yearAfter is the year in whose April the first financial year after a day begins.
func yearAfter(d time.Time) int {
	if d.Month() < time.April {
		return d.Year()
	}
	return d.Year() + 1
}

func day(year int, month time.Month, of int) time.Time {
	return time.Date(year, month, of, 0, 0, 0, 0, time.UTC)
}

// endOfMonth is the last day of the month so many months after a day.
func endOfMonth(d time.Time, months int) time.Time {
	return day(d.Year(), d.Month()+time.Month(months)+1, 0)
}

func printed(d time.Time) string { return d.Format("2 January 2006") }

// FinancialYear names the year that begins in an April: "2027/28".
func FinancialYear(begins int) string { return fmt.Sprintf("%d/%02d", begins, (begins+1)%100) }

// ContactAddress is where a contact leads: the first web address in it, or a mailto link to its first email address. It is
// empty where there is neither.
func ContactAddress(contact string) string {
	for _, word := range strings.FieldsFunc(contact, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;<>()", r) }) {
		word = strings.TrimRight(word, ".:")
		if strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://") {
			return word
		}
		if name, host, ok := strings.Cut(word, "@"); ok && name != "" && strings.Contains(host, ".") && !strings.Contains(host, "@") {
			return "mailto:" + word
		}
	}
	return ""
}

// Help is where a parent who is struggling can turn, in one nation: a sentence each, the nearest first.
type Help struct {
	Lines   []string
	Sources []string
}

// A Law is a power by which a body could fund a team, or a duty that its decision has to meet.
type Law struct {
	ID, Who, Law, Says string
	Areas              []string // the areas that it is for, by slug, where it is not for the whole nation
	Sources            []string
}
