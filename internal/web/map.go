package web

import (
	"fmt"
	"html/template"
	"strings"

	"casemaker/internal/hexmap"
	"casemaker/internal/project"
)

// smallMap is the map of all councils with an area lit on it. It shows nothing that the page does not say, so screen readers pass over
// it. It is empty where the map does not know the area.
func smallMap(p *project.Project, a *project.Area) template.HTML {
	lit := p.Map.Of(p.OnMap(a))
	if len(lit) == 0 {
		return ""
	}
	var here [][]hexmap.Point
	for _, s := range lit {
		here = append(here, s.Rings...)
	}
	var out strings.Builder
	openMap(&out, p.Map)
	fmt.Fprintf(&out, `<path d="%s"/><path class="here" d="%s"/></svg>`, hexmap.Path(p.Map.Outlines()), hexmap.Path(here))
	return template.HTML(out.String())
}

// openMap begins a map.
func openMap(out *strings.Builder, m *hexmap.Map) {
	fmt.Fprintf(out, `<svg class="map" aria-hidden="true" focusable="false" viewBox="0 0 %d %d">`, m.Width, m.Height)
}
