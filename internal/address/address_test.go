package address

import (
	"path"
	"testing"
)

func TestAddresses(t *testing.T) {
	t.Parallel()
	for got, want := range map[string]string{
		Document("leeds", "brief", ""):                    "areas/leeds/",
		Document("leeds", "brief.cy", ""):                 "areas/leeds/cy/",
		Document("leeds", "business-case", ""):            "areas/leeds/business-case/",
		Document("leeds", "business-case", "economic"):    "areas/leeds/business-case/economic/",
		Document("leeds", "business-case.cy", "economic"): "areas/leeds/business-case/cy/economic/",
		AreaFile("leeds", "tables/options.csv"):           "areas/leeds/tables/options.csv",
		ToolkitPage("staffing.cy"):                        "toolkit/staffing/cy/",
		About("method"):                                   "method/",
		File(Front):                                       "index.html",
		File(NotFound):                                    "404.html",
		File("areas/leeds/"):                              "areas/leeds/index.html",
		Root("areas/leeds/"):                              "../../",
		Root(NotFound):                                    "",
		Absolute("https://a.example/b", Front, ""):        "https://a.example/b/",
		Absolute("https://a.example/b/", Sources, "x"):    "https://a.example/b/sources/#x",
		Absolute("", Sources, ""):                         "",
		BasePath("https://a.example/b/"):                  "/b/",
		BasePath("https://a.example"):                     "/",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// From every page the way to every other place leads there, and is no longer than it must be.
func TestEveryWayLeadsThere(t *testing.T) {
	t.Parallel()
	pages := []string{
		Front, Sources, Toolkit, ToolkitPage("staffing"), ToolkitPage("staffing.cy"), About("method"), Area("leeds"), Area("leeds-west"),
		Document("leeds", "brief.cy", ""), Document("leeds", "business-case", ""), Document("leeds", "business-case", "economic"), Document("leeds", "business-case", "financial"),
	}
	files := append([]string{NotFound, Feed, "assets/style.css", AreaFile("leeds", "brief.pdf"), AreaFile("leeds", "tables/options.csv")}, pages...)
	for _, from := range pages {
		for _, to := range files {
			way := Way(from, to)
			if got := path.Join(from, way); got != File(to) {
				t.Errorf("Way(%q, %q) = %q, which leads to %q", from, to, way, got)
			}
			if long := Root(from) + File(to); len(way) > len(long) {
				t.Errorf("Way(%q, %q) = %q is longer than %q", from, to, way, long)
			}
		}
	}
	if got := Link("areas/leeds/", "areas/leeds/", "need"); got != "#need" {
		t.Errorf("Link to a place of the page itself = %q, want #need", got)
	}
	if got := Link("areas/leeds/", "areas/leeds/", ""); got != "index.html" {
		t.Errorf("Link to the page itself = %q, want index.html", got)
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	parts := Parts{"business-case": {"cost": "financial"}}
	const here = "areas/leeds/business-case/economic/"
	for _, test := range []struct{ link, from, outside string }{
		{"document:business-case#cost", "../financial/index.html#cost", "https://a.example/areas/leeds/business-case/financial/#cost"},
		{"document:business-case", "../index.html", "https://a.example/areas/leeds/business-case/"},
		{"document:brief#need", "../../index.html#need", "https://a.example/areas/leeds/#need"},
		{"area:derby", "../../../derby/index.html", "https://a.example/areas/derby/"},
		{"toolkit:staffing#pay", "../../../../toolkit/staffing/index.html#pay", "https://a.example/toolkit/staffing/#pay"},
		{"page:method", "../../../../method/index.html", "https://a.example/method/"},
		{"images/room.jpg", "../../../../images/room.jpg", "https://a.example/images/room.jpg"},
		{"#here", "#here", "#here"},
		{"https://b.example/?a=b:c#d", "https://b.example/?a=b:c#d", "https://b.example/?a=b:c#d"},
		{"mailto:a@b.example", "mailto:a@b.example", "mailto:a@b.example"},
	} {
		if got := parts.From(here, "leeds", test.link); got != test.from {
			t.Errorf("From(%q) = %q, want %q", test.link, got, test.from)
		}
		if got := parts.Outside("https://a.example", "leeds", test.link); got != test.outside {
			t.Errorf("Outside(%q) = %q, want %q", test.link, got, test.outside)
		}
	}
	if got := parts.Outside("", "leeds", "page:method"); got != "" {
		t.Errorf("without an address of the site, a link leads to %q, want nowhere", got)
	}
}
