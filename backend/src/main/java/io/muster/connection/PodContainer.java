package io.muster.connection;

/**
 * A container that the Kubernetes API vouches for.
 *
 * @param namespace the pod's namespace
 * @param pod the pod's name
 * @param podUid the pod's uid
 * @param container the container's name in the pod
 * @param containerId 64 hexadecimal digits, without the runtime's prefix
 */
public record PodContainer(
    String namespace, String pod, String podUid, String container, String containerId) {}
