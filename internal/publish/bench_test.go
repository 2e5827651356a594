package publish

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
)

// BenchmarkPublish publishes 10,000 files of 8 KB: into a new folder, again with every second of them changed, and again
// with none changed.
func BenchmarkPublish(b *testing.B) {
	const files = 10_000
	data := make([]byte, 8<<10)
	publish := func(b *testing.B, target string, changed func(i int) bool) {
		batch, err := Open(context.Background(), target, Options{})
		if err != nil {
			b.Fatal(err)
		}
		for i := range files {
			data[0] = byte(i)
			data[1] = 0
			if changed(i) {
				data[1] = 1
			}
			if err := batch.Add(fmt.Sprintf("areas/%d/tables/%d.csv", i/50, i%50), data); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := batch.Commit(all); err != nil {
			b.Fatal(err)
		}
	}
	none := func(int) bool { return false }
	half := func(i int) bool { return i%2 == 0 }
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			publish(b, filepath.Join(b.TempDir(), "public"), none)
		}
	})
	b.Run("half-changed", func(b *testing.B) {
		target := b.TempDir()
		publish(b, target, none)
		for n := 0; b.Loop(); n++ {
			if n%2 == 0 {
				publish(b, target, half)
			} else {
				publish(b, target, none)
			}
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		target := b.TempDir()
		publish(b, target, none)
		for b.Loop() {
			publish(b, target, none)
		}
	})
}
