package project

import (
	"testing"
	"time"
)

var england = Timetable{FirstMonths: 2, BudgetMonth: time.March, BudgetDay: 11, DecideMonth: time.January, DecideDay: 31,
	Why: "councils set their budgets before 11 March"}

// The days of the asks follow from the date of the papers, so that each can still be met.
func TestDaysFollowTheDate(t *testing.T) {
	for _, c := range []struct {
		date, decide, first, budget, by string
		lead, year                      int
	}{
		{"2026-11-24", "", "2027-01-31", "2027-03-11", "2028-01-31", 2027, 2028},
		{"2026-12-31", "", "2027-02-28", "2027-03-11", "2028-01-31", 2027, 2028},
		// At the end of March the budget has been set: what is asked moves on a year.
		{"2027-01-02", "", "2027-03-31", "2028-03-11", "2029-01-31", 2028, 2029},
		{"2027-12-05", "", "2028-02-29", "2028-03-11", "2029-01-31", 2028, 2029},
		// A day that the publisher names decides which year the team starts in.
		{"2026-11-24", "2027-02-20", "2027-01-31", "2027-03-11", "2027-02-20", 2027, 2027},
		{"2026-11-24", "2027-10-01", "2027-01-31", "2027-03-11", "2027-10-01", 2027, 2028},
	} {
		d := england.Days(on(t, c.date), on(t, c.decide))
		for name, pair := range map[string][2]string{
			"first": {d.First.Format(time.DateOnly), c.first}, "budget": {d.Budget.Format(time.DateOnly), c.budget}, "decide": {d.Decide.Format(time.DateOnly), c.by},
		} {
			if pair[0] != pair[1] {
				t.Errorf("Days(%s, %q): %s is %s, want %s", c.date, c.decide, name, pair[0], pair[1])
			}
		}
		if d.LeadYear != c.lead || d.Year != c.year {
			t.Errorf("Days(%s, %q): years %d and %d, want %d and %d", c.date, c.decide, d.LeadYear, d.Year, c.lead, c.year)
		}
		if why := england.TooLate(d.Decide); why != "" {
			t.Errorf("Days(%s, %q) ends too late: %s", c.date, c.decide, why)
		}
	}
}

// From the day on which budgets have been set to the end of March nothing can be decided for the year that begins.
func TestTooLate(t *testing.T) {
	for day, want := range map[string]string{
		"2027-03-10": "", "2027-04-01": "",
		"2027-03-11": "11 March 2027 is too late for 2027/28: councils set their budgets before 11 March (11 March 2027)",
		"2027-03-31": "31 March 2027 is too late for 2027/28: councils set their budgets before 11 March (11 March 2027)",
	} {
		if got := england.TooLate(on(t, day)); got != want {
			t.Errorf("TooLate(%s) = %q, want %q", day, got, want)
		}
	}
}

func TestFinancialYear(t *testing.T) {
	for begins, want := range map[int]string{2027: "2027/28", 2099: "2099/00"} {
		if got := FinancialYear(begins); got != want {
			t.Errorf("FinancialYear(%d) = %q, want %q", begins, got, want)
		}
	}
}

func TestContactAddress(t *testing.T) {
	for contact, want := range map[string]string{
		"Ada Example, Example Babies, ada@example.org": "mailto:ada@example.org",
		"Write to us (https://example.org/contact).":   "https://example.org/contact",
		"the person who gave you this paper":           "",
		"Ada @ home, a@b, @example.org":                "",
		"Ann <ann@example.org>; Ben <ben@example.org>": "mailto:ann@example.org",
	} {
		if got := ContactAddress(contact); got != want {
			t.Errorf("ContactAddress(%q) = %q, want %q", contact, got, want)
		}
	}
}

func on(t *testing.T, day string) time.Time {
	t.Helper()
	if day == "" {
		return time.Time{}
	}
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
