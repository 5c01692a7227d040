package rusuban.line;

import com.linecorp.bot.client.base.Result;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Response;
import retrofit2.Retrofit;

/**
 * Makes the calls of LINE's SDK in the thread that asks for them. It waits for the answer anyway; a
 * thread of the SDK's adapter in between would cost two changes of threads for each call.
 */
final class CallsInPlace extends CallAdapter.Factory {
  @Override
  public @Nullable CallAdapter<?, ?> get(
      Type returned, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(returned) != CompletableFuture.class) return null;
    var result = getParameterUpperBound(0, (ParameterizedType) returned);
    return new InPlace<>(getParameterUpperBound(0, (ParameterizedType) result));
  }

  private record InPlace<R>(Type body) implements CallAdapter<R, CompletableFuture<Result<R>>> {
    @Override
    public Type responseType() {
      return body;
    }

    @Override
    public CompletableFuture<Result<R>> adapt(Call<R> call) {
      try {
        return CompletableFuture.completedFuture(result(call.execute()));
      } catch (IOException | RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    private static <R> Result<R> result(Response<R> answer) {
      return new Result<>(
          answer.headers().get("x-line-request-id"),
          answer.headers().get("x-line-accepted-request-id"),
          answer.body());
    }
  }
}
