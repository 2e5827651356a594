package layer

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestStack(t *testing.T) {
	top := fstest.MapFS{
		"data/areas/leeds.toml": {Data: []byte("theirs")},
		"data/areas/york.toml":  {Data: []byte("york")},
	}
	bottom := fstest.MapFS{
		"data/areas/leeds.toml": {Data: []byte("ours")},
		"data/sources.toml":     {Data: []byte("sources")},
		"content/brief.md":      {Data: []byte("brief")},
	}
	stack := FS{top, bottom}
	if err := fstest.TestFS(stack, "data/areas/leeds.toml", "data/areas/york.toml", "data/sources.toml", "content/brief.md"); err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(stack, "data/areas/leeds.toml")
	if err != nil || string(data) != "theirs" {
		t.Errorf("ReadFile(leeds) = %q, %v, want the top layer's", data, err)
	}
	for name, want := range map[string]int{"data/areas/york.toml": 0, "content/brief.md": 1, "none": -1, "data": -1} {
		if got := stack.Of(name); got != want {
			t.Errorf("Of(%q) = %d, want %d", name, got, want)
		}
	}
}
