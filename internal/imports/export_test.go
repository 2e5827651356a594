package imports

// Layout is where a recognised table has its headings, and its columns by their headings.
func (f *Found) Layout() (header int, columns map[string]int) { return f.header, f.columns }
