# The portal as an image. Build the jar first (mvn -B package), then:
#   docker build --build-arg BASE_IMAGE=<a Java 25 runtime on Debian, Ubuntu or UBI> -t muster .
# The base image needs java on its PATH, bash, coreutils and libstdc++ (for the embedded PostgreSQL).
ARG BASE_IMAGE=eclipse-temurin:25-jre
FROM ${BASE_IMAGE}

# An account of its own, by number so that an orchestrator can check that it is not root. The entry in
# /etc/passwd is for the embedded PostgreSQL, which insists on a name for its account. A place mounted on /tmp takes
# the mode of the image's own when a container is started again, so it has one that everybody may write to.
RUN echo 'muster:x:10001:10001::/var/lib/muster:/bin/false' >> /etc/passwd && echo 'muster:x:10001:' >> /etc/group \
 && mkdir -p /tmp /opt/muster /var/lib/muster && chmod 1777 /tmp && chown 10001:10001 /var/lib/muster && chmod 0700 /var/lib/muster
COPY target/muster-*.jar /opt/muster/muster.jar
COPY docker/healthy /opt/muster/healthy

USER 10001:10001
# A container is reached from outside only. Whoever runs it says how: TLS of its own (SPRING_PROFILES_ACTIVE=tls), the
# TLS proxy before it (MUSTER_WEB_PROXIES), or MUSTER_WEB_PLAIN_HTTP=allowed; else the portal does not start.
ENV MUSTER_HOME=/var/lib/muster SERVER_ADDRESS=0.0.0.0
VOLUME /var/lib/muster
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "/opt/muster/healthy"]
# Pages are small and the heap is too: the parallel collector takes a fifth less of the processors for them than the
# one that Java chooses on more than one (docs/benchmarks/years.md).
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=75", "-jar", "/opt/muster/muster.jar"]
