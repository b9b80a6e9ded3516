# The service `byline serve`, in an image that holds nothing but the program and what it links to.
#
#   docker build -t byline .
#   docker run --rm --read-only -p 127.0.0.1:8080:8080 byline

FROM rust:1.94-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --locked --release --package byline-cli --features serve

FROM debian:bookworm-slim
COPY --from=build /src/target/release/byline /usr/local/bin/byline
USER 65534:65534
EXPOSE 8080
STOPSIGNAL SIGINT
ENTRYPOINT ["byline"]
CMD ["serve", "--listen", "0.0.0.0:8080", "--log", "json"]
