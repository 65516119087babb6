p, q, w, r = sp.symbols("p q w r", positive=True)

# BEGIN SOLUTION
best = q / (p + (1 + w) * q)
slope = -r / (1 + w + r)
# END SOLUTION
# BEGIN START
best = ...  # in p, q and w
slope = ...  # in r and w
# END START


def step(encoder, judge, encoder_optimizer, judge_optimizer, x, drawn, w):
    """One step of the game on images x (B, D) and prior samples drawn (B, K)."""
    # BEGIN SOLUTION
    codes = encoder(x)
    fake, real = judge(codes.detach()), judge(drawn)  # logits of "code"
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    judge_optimizer.zero_grad()
    d_loss.backward()
    judge_optimizer.step()

    g_loss = F.softplus(judge(codes)).mean()
    encoder_optimizer.zero_grad()
    (w * g_loss).backward()
    encoder_optimizer.step()
    # END SOLUTION
    # BEGIN START
    codes = encoder(x)
    fake, real = judge(codes), judge(drawn)  # logits of "code"
    d_loss = F.softplus(-fake).mean() + F.softplus(real).mean()
    g_loss = F.softplus(fake).mean()
    encoder_optimizer.zero_grad()
    judge_optimizer.zero_grad()
    (d_loss + w * g_loss).backward()
    encoder_optimizer.step()
    judge_optimizer.step()
    # END START
