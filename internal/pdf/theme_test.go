package pdf_test

import "casemaker/internal/pdf"

// theme is the built-in look with English words.
func theme() *pdf.Theme {
	t := pdf.DefaultTheme()
	t.Words = pdf.Words{
		Contents: "Contents", Page: "Page", Of: "of",
		PublishedBy: "Published by", Status: "Status", Version: "Version", Date: "Date", Online: "As a web page",
		Sources: "Sources:", Source: "Source", Note: "Note", BackTo: "Back to where this is used", GoTo: "Go to", Assumed: "assumed",
	}
	return t
}
