# docker build -t spatialforge .
# docker run --rm -v "$PWD:/data" spatialforge forge corpus.yaml --out run
# For models, keep what is pulled: -v spatialforge-models:/models. The viewer listens to its own machine alone: --network host.

FROM eclipse-temurin:25-jdk AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends maven unzip \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN mvn -B -q -Prelease -Dmaven.test.skip=true -pl app -am package \
    && unzip -q app/target/spatialforge-*.zip -d /unpacked \
    && mv /unpacked/spatialforge-* /opt/spatialforge

FROM eclipse-temurin:25-jre
# Fonts for the pictures that are drawn; the library that OpenCV and ONNX Runtime share threads by.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig fonts-dejavu-core libgomp1 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/spatialforge /opt/spatialforge
RUN ln -s /opt/spatialforge/bin/spatialforge /usr/local/bin/spatialforge \
    && mkdir /models /data \
    && chmod 0777 /models /data \
    && { spatialforge --make-archive || true; }
ENV SPATIALFORGE_MODELS=/models LANG=C.UTF-8
WORKDIR /data
USER 1000:1000
ENTRYPOINT ["spatialforge"]
CMD ["help"]
