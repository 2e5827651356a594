package model

import "casemaker/internal/project"

// Typical is the case of a council like any other of an area's nation and pay zone: the nation's own figures, and nothing that
// an area's file could say otherwise. What it comes to is of no interest; how that is worked out is what areas have alike. It
// rests on no area.
func (m *Model) Typical(like *project.Area) *Case {
	nation, _ := m.project.Nations.Get(like.Nation)
	return m.Case(&project.Area{Name: nation.Name, Nation: like.Nation, Kind: project.Kinds[0], PayZone: like.PayZone, Figures: nation.Figures})
}
