package rusuban.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSerializerTest {
  private static final PojoSerializer<APIGatewayV2HTTPEvent> LAMBDA =
      LambdaEventSerializers.serializerFor(
          APIGatewayV2HTTPEvent.class, WebhookSerializerTest.class.getClassLoader());

  private final WebhookSerializer ours = new WebhookSerializer();

  static List<String> files() {
    return WebhookRequestBuilder.files();
  }

  private APIGatewayV2HTTPEvent read(String json) {
    return ours.fromJson(json, APIGatewayV2HTTPEvent.class);
  }

  @ParameterizedTest
  @MethodSource("files")
  void what_is_read_of_a_request_is_what_Lambda_would_read(String file) throws IOException {
    var json = Files.readString(Path.of("../../events").resolve(file));
    var theirs = LAMBDA.fromJson(json);
    assertThat(read(json))
        .usingRecursiveComparison()
        .comparingOnlyFields("routeKey", "pathParameters", "headers", "body", "isBase64Encoded")
        .isEqualTo(theirs);
  }

  @Test
  void the_event_that_keeps_awake_is_known_by_its_route() throws IOException {
    var json = Files.readString(Path.of("../../events").resolve(WebhookRequestBuilder.KEEP_AWAKE));
    assertThat(read(json).getRouteKey())
        .isEqualTo(LAMBDA.fromJson(json).getRouteKey())
        .isEqualTo("keep-awake");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"pathParameters\":null,\"headers\":null,\"body\":null,\"isBase64Encoded\":null}",
        "{\"pathParameters\":7,\"headers\":[],\"body\":{},\"isBase64Encoded\":\"true\"}"
      })
  void what_is_missing_or_no_text_is_not_there(String json) {
    var event = read(json);
    assertThat(event.getPathParameters()).isEmpty();
    assertThat(event.getHeaders()).isEmpty();
    assertThat(event.getBody()).isNull();
    assertThat(event.getIsBase64Encoded()).isFalse();
  }

  @Test
  void a_field_that_is_no_text_hides_no_other() {
    assertThat(read("{\"headers\":{\"a\":null,\"b\":\"c\"}}").getHeaders())
        .isEqualTo(Map.of("b", "c"));
  }

  @Test
  void an_answer_is_its_status() {
    var answer = APIGatewayV2HTTPResponse.builder().withStatusCode(401).build();
    var written = new ByteArrayOutputStream();
    ours.toJson(answer, written, APIGatewayV2HTTPResponse.class);
    assertThat(written.toString(UTF_8)).isEqualTo("{\"statusCode\":401}");
  }

  @Test
  void the_runtime_client_finds_it_by_its_name() {
    assertThat(ServiceLoader.load(CustomPojoSerializer.class))
        .singleElement()
        .isInstanceOf(WebhookSerializer.class);
  }
}
