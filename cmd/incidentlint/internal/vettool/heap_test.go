package vettool

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// percent returns what is set, without setting it.
func percent() uint64 {
	sample := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// TestGrowFreely: the first collection is late, those behind it are not.
func TestGrowFreely(t *testing.T) {
	t.Setenv("GOGC", "")
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	growFreely()
	if got := percent(); got <= 100 {
		t.Fatalf("%d percent before the first collection", got)
	}
	for deadline := time.Now().Add(10 * time.Second); percent() != 100; {
		if time.Now().After(deadline) {
			t.Fatalf("%d percent after collections", percent())
		}
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
}

// TestGrowAsTold: GOGC is the user's word.
func TestGrowAsTold(t *testing.T) {
	t.Setenv("GOGC", "50")
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	growFreely()
	if got := percent(); got != 50 {
		t.Errorf("%d percent, want 50", got)
	}
}
