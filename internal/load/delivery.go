package load

import (
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// delivery reads what delivery, evidence and equality tables are made of.
func (l *loader) delivery() {
	l.each("data/risks.toml", func(s *section) { l.project.Risks.Put(s.id(), l.risk(s)) })
	l.each("data/milestones.toml", func(s *section) { l.project.Milestones.Put(s.id(), l.milestone(s)) })
	l.each("data/objectives.toml", func(s *section) {
		l.project.Objectives.Put(s.id(), project.Objective{ID: s.id(), Objective: s.required("objective", "What is to be achieved"), Measure: s.required("measure", "How it is seen"), By: l.byWhen(s), Milestone: l.milestoneOf(s)})
		s.done()
	})
	l.each("data/long-list.toml", func(s *section) {
		c := project.Choice{ID: s.id(), Dimension: s.oneOf("dimension", "", project.Dimensions), Choice: s.required("choice", "What could be done")}
		c.Carried, c.Why = s.flag("carried"), s.required("why", "Why it went forward, or did not")
		s.done()
		l.project.LongList.Put(c.ID, c)
	})
	l.each("data/indicators.toml", func(s *section) {
		i := project.Indicator{ID: s.id(), Name: s.required("name", "Referrals"), Definition: s.required("definition", "What is counted")}
		i.Target, i.Frequency = s.required("target", "Set locally in year 0"), s.required("frequency", "Every quarter")
		i.Owner, i.Outcome = s.required("owner", "Team lead"), s.text("outcome")
		if _, ok := l.project.Theory.Outcomes.Get(i.Outcome); i.Outcome != "" && !ok {
			s.errorf("outcome", place.Meant(i.Outcome, l.project.Theory.Outcomes.IDs), "unknown outcome %q", i.Outcome)
		}
		s.done()
		l.project.Indicators.Put(i.ID, i)
	})
	l.each("data/equality.toml", l.equality)
	l.each("data/evidence.toml", func(s *section) {
		c := project.Claim{ID: s.id(), Claim: s.required("claim", "One plain sentence"), Study: s.required("study", "Who, when")}
		c.Design, c.Population = s.required("design", "Kind of study"), s.required("population", "Who took part")
		c.Effect, c.Limits = s.required("effect", "What it found"), s.required("limits", "What it does not show")
		c.Strength, c.Sources = s.oneOf("strength", "", project.Strengths), s.sourceList("sources")
		s.done()
		l.project.Evidence.Put(c.ID, c)
	})
	l.each("data/routes.toml", l.route)
}

// each reads every table of a file.
func (l *loader) each(name string, read func(*section)) {
	top := l.open(name)
	if top == nil {
		return
	}
	for _, s := range top.all() {
		read(s)
	}
	top.done()
}

func (l *loader) risk(s *section) project.Risk {
	grade := func(key string) int {
		n, _ := s.requiredNumber(key, 1, 5)
		return int(n)
	}
	r := project.Risk{ID: s.id(), Risk: s.required("risk", "What could go wrong, and what follows"), Category: s.text("category")}
	r.Likelihood, r.Impact = grade("likelihood"), grade("impact")
	r.Mitigation, r.Owner = s.required("mitigation", "What is done about it"), s.required("owner", "Team lead")
	r.ResidualLikelihood, r.ResidualImpact = grade("residual_likelihood"), grade("residual_impact")
	if r.ResidualLikelihood*r.ResidualImpact > r.Likelihood*r.Impact {
		s.errorf("residual_likelihood", "mitigation cannot raise a risk; change the grades", "the risk is larger after mitigation than before")
	}
	s.done()
	return r
}

func (l *loader) milestone(s *section) project.Milestone {
	m := project.Milestone{ID: s.id(), Name: s.required("name", "Open to families"), Owner: s.required("owner", "Team lead"), After: s.texts("after")}
	start, _ := s.requiredNumber("start_month", 0, 120)
	finish, _ := s.requiredNumber("finish_month", start, 120)
	m.Start, m.Finish = int(start), int(finish)
	s.done()
	return m
}

// byWhen takes when an objective is due: in words, unless it names a milestone.
func (l *loader) byWhen(s *section) string {
	if s.values["milestone"] != nil {
		s.take("by")
		return ""
	}
	return s.required("by", "Year 2")
}

// milestoneOf takes the milestone by which an objective is due; empty where it says so in words.
func (l *loader) milestoneOf(s *section) string {
	id := s.text("milestone")
	if _, ok := l.project.Milestones.Get(id); id != "" && !ok {
		s.errorf("milestone", place.Meant(id, l.project.Milestones.IDs)+" (milestones stand in data/milestones.toml)", "unknown milestone %q", id)
	}
	return id
}

// timeline checks that the milestones which cost and families follow are there.
func (l *loader) timeline() {
	for _, id := range project.NeededMilestones {
		if _, ok := l.project.Milestones.Get(id); !ok {
			l.problems.Errorf(place.Position{File: "data/milestones.toml", Line: 1, Column: 1}, "add ["+id+"] with name, owner, start_month and finish_month",
				"the milestone %q is missing, and the years’ cost and families follow it", id)
		}
	}
}

func (l *loader) equality(s *section) {
	if s.id() == sharedGroups {
		l.shared = l.equalityGroups(s, project.Named[project.EqualityGroup]{})
		s.done()
		return
	}
	if !contains(l.nationIDs(), s.id()) {
		l.problems.Errorf(s.here(), place.Meant(s.id(), append(l.nationIDs(), sharedGroups)), "unknown nation %q", s.id())
	}
	e := project.Equality{Duties: s.required("duties", "The duties that the assessment answers"), Sources: s.sourceList("sources")}
	e.Groups = l.equalityGroups(s, l.shared)
	s.done()
	l.project.Equality[s.id()] = e
}

// sharedGroups is the table of the groups that every nation has.
const sharedGroups = "all"

// equalityGroups reads the groups of a nation, after those that all share.
func (l *loader) equalityGroups(s *section, shared project.Named[project.EqualityGroup]) project.Named[project.EqualityGroup] {
	var groups project.Named[project.EqualityGroup]
	for id, g := range shared.All() {
		groups.Put(id, g)
	}
	for _, g := range s.tables("group") {
		groups.Put(g.id(), project.EqualityGroup{ID: g.id(), Group: g.required("group", "Disabled parents"), Evidence: g.required("evidence", "What to find out here"),
			Impact: g.required("impact", "What could go wrong, or right"), Mitigation: g.required("mitigation", "What is done about it"), Figure: g.text("figure"), Areas: g.texts("areas")})
		g.done()
	}
	return groups
}

func (l *loader) route(s *section) {
	r := project.Route{ID: s.id(), Name: s.required("name", "A clinical lead first"), Why: s.required("why", "Why a place starts so")}
	for _, p := range s.tables("phase") {
		phase := project.Phase{ID: p.id(), Name: p.required("name", "What is done")}
		months, _ := p.requiredNumber("months", 1, 120)
		phase.Months = int(months)
		phase.Kind = p.oneOf("kind", project.PhaseKinds[0], project.PhaseKinds)
		for _, post := range p.tables("post") {
			phase.Posts.Put(post.id(), l.post(post, "route."+r.ID+"."+phase.ID+".", project.AssumptionSource, figure.Assumed))
		}
		if id := p.text("team"); id != "" {
			team, ok := l.project.Teams.Get(id)
			if !ok {
				p.errorf("team", place.Meant(id, l.project.Teams.IDs)+" (team models stand in data/teams)", "unknown team %q", id)
			} else if phase.Team, phase.Posts = id, team.Posts; p.values["post"] != nil {
				p.errorf("team", "name a team, or posts", "the step has a team and posts of its own")
			}
		} else if len(phase.Posts.IDs) == 0 {
			p.missing("team", `team = "full", or posts: [`+strings.Join(p.to("post"), ".")+`.lead]`)
		}
		p.done()
		r.Phases.Put(phase.ID, phase)
	}
	if len(r.Phases.IDs) == 0 {
		s.missing("phase", "["+r.ID+".phase.1] with name, months and posts")
	}
	s.done()
	l.project.Routes.Put(r.ID, r)
}
