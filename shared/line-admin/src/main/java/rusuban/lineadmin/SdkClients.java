package rusuban.lineadmin;

import com.linecorp.bot.client.base.BotAwareJacksonConverter;
import com.linecorp.bot.client.base.ResultCallAdapterFactory;
import com.linecorp.bot.jackson.ModelObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * The typed clients of LINE's SDK, on connections of our own. The SDK's own builder is not used: it
 * sends a request again by itself, prints tokens and bodies, and its threads keep a process alive.
 */
final class SdkClients implements AutoCloseable {
  /** The header that makes OkHttp repeat a request after a 503, even a POST. */
  private static final String RETRY_AFTER = "Retry-After";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Converter.Factory json =
      BotAwareJacksonConverter.create(ModelObjectMapper.createNewObjectMapper());
  private final HttpUrl api;
  private final OkHttpClient http;

  /**
   * Creates clients that connect at their first call.
   *
   * @param api the scheme, host and port of LINE's API
   * @param connect limit for reaching one of its addresses
   * @param call limit for a whole call
   */
  SdkClients(URI api, Duration connect, Duration call) {
    this.api = HttpUrl.get(api.toString());
    this.http =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(threads))
            // No connection rests. After a function's freeze LINE may have closed it unnoticed.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .connectTimeout(connect)
            .readTimeout(call)
            .writeTimeout(call)
            .callTimeout(call)
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .protocols(List.of(Protocol.HTTP_1_1))
            .addInterceptor(SdkClients::successful)
            .addNetworkInterceptor(SdkClients::withoutRetryAfter)
            .build();
  }

  private static Response withoutRetryAfter(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request()).newBuilder().removeHeader(RETRY_AFTER).build();
  }

  /** Returns a client of this type without a token. Each call goes into the log. */
  <C> C client(Class<C> type, AdminCallLog log) {
    return client(type, http.newBuilder().addInterceptor(log));
  }

  /** Returns a client of this type that sends this token. Each call goes into the log. */
  <C> C client(Class<C> type, AdminCallLog log, String token) {
    return client(
        type,
        http.newBuilder()
            .addInterceptor(log)
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .header("Authorization", "Bearer " + token)
                            .build())));
  }

  private <C> C client(Class<C> type, OkHttpClient.Builder on) {
    return new Retrofit.Builder()
        .baseUrl(api)
        .client(on.build())
        .addConverterFactory(json)
        .addCallAdapterFactory(new ResultCallAdapterFactory())
        .build()
        .create(type);
  }

  /**
   * Turns an error of LINE into an exception, as the SDK's clients expect it. Its body is not read:
   * a gateway before LINE answers with HTML, and the SDK's own reader takes that for a broken
   * answer.
   */
  private static Response successful(Interceptor.Chain chain) throws IOException {
    Response answer = chain.proceed(chain.request());
    if (answer.isSuccessful()) return answer;
    answer.close();
    throw new StatusException(answer.code());
  }

  /** Ends the calls under way, and refuses further ones. */
  @Override
  public void close() {
    http.dispatcher().cancelAll();
    threads.shutdownNow();
  }
}
