package catalog

// Kubernetes: k8s.io/client-go and k8s.io/apimachinery v0.37.2,
// sigs.k8s.io/controller-runtime v0.25.2. Typed clients embed the generic
// client of package gentype, whose methods they promote. Before v0.18 these took no
// context, so that the wildcard of types does not know them. Listers read a cache.
var kubernetesCalls = []Call{
	{"k8s.io/client-go/gentype", "*.*", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.*", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.Create", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.Delete", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.DeleteCollection", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.Get", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.List", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.Patch", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.Update", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.UpdateStatus", Remote},
	{"k8s.io/client-go/kubernetes/typed/...", "*.Watch", Remote},
	{"k8s.io/client-go/dynamic", "ResourceInterface.*", Remote},
	{"k8s.io/client-go/discovery", "*.ServerGroups", Remote},
	{"k8s.io/client-go/discovery", "*.ServerGroupsAndResources", Remote},
	{"k8s.io/client-go/discovery", "*.ServerPreferredResources", Remote},
	{"k8s.io/client-go/discovery", "*.ServerResourcesForGroupVersion", Remote},
	{"k8s.io/client-go/discovery", "*.ServerVersion", Remote},
	{"k8s.io/client-go/rest", "Request.DoRaw", Remote},
	{"k8s.io/client-go/rest", "Request.Stream", Remote},
	{"k8s.io/client-go/rest", "Request.Watch", Remote},
	{"k8s.io/client-go/rest", "Result.Error", Remote}, // of Request.Do
	{"k8s.io/client-go/rest", "Result.Get", Remote},
	{"k8s.io/client-go/rest", "Result.Into", Remote},
	{"k8s.io/client-go/rest", "Result.Raw", Remote},
	{"k8s.io/client-go/tools/cache", "Queue.Pop", Receives},
	{"k8s.io/client-go/tools/cache", "WaitForCacheSync", Waits},
	{"k8s.io/client-go/tools/cache", "WaitForNamedCacheSync", Waits},
	{"k8s.io/client-go/util/workqueue", "TypedInterface.Get", Receives},
	{"k8s.io/client-go/util/workqueue", "Typed.Get", Receives},
	{"k8s.io/apimachinery/pkg/api/errors", "IsTimeout", TimePassed},
	{"sigs.k8s.io/controller-runtime/pkg/client", "Reader.*", Remote},
	{"sigs.k8s.io/controller-runtime/pkg/client", "Writer.*", Remote},
	{"sigs.k8s.io/controller-runtime/pkg/client", "SubResourceReader.*", Remote},
	{"sigs.k8s.io/controller-runtime/pkg/client", "SubResourceWriter.*", Remote},
	{"sigs.k8s.io/controller-runtime/pkg/client", "WithWatch.*", Remote},
}

// Containers: github.com/docker/docker v28.5.2, github.com/moby/moby/client
// v0.6.2, github.com/google/go-containerregistry v0.22.1.
var containerCalls = []Call{
	{"github.com/docker/docker/client", "*.*", Remote},
	{"github.com/moby/moby/client", "*.*", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "Delete", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "Get", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "Head", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "Image", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "Index", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "List", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "Tag", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "Write", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "WriteIndex", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "Puller.*", Remote},
	{"github.com/google/go-containerregistry/pkg/v1/remote", "Pusher.*", Remote},
}
