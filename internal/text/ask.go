package text

import "casemaker/internal/project"

// asks says when things can be decided, and by whom.
func (w *Words) asks() {
	s := w.subject
	t, ok := s.Project.Timetables[s.Area.Nation]
	if !ok {
		return
	}
	decide := s.Project.Settings.DecideBy
	if own, ok := s.Area.Asks.Get("team"); ok && !own.Day.IsZero() {
		decide = own.Day
	}
	d := t.Days(s.Project.Settings.Date, decide)
	w.texts["ask.first"] = w.Language.Dated(d.First)
	w.texts["ask.date"] = w.Language.Dated(d.Decide)
	w.texts["ask.year"] = project.FinancialYear(d.Year)
	if d.LeadYear < d.Year {
		w.texts["ask.lead_year"] = project.FinancialYear(d.LeadYear)
		w.texts["ask.budget"] = w.Language.Dated(d.Budget)
	}
	w.texts["ask.why"] = t.Why
	w.texts["project.decide_by"] = w.Language.Say("value.decide_by", "date", w.texts["ask.date"])
	to := []string{w.texts["body.health"]}
	if partner := w.texts["body.partner"]; partner != to[0] {
		to = append(to, partner)
	}
	w.texts["ask.to"] = Listed(to)
}
